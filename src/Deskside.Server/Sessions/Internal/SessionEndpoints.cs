using Deskside.Domain.Identifiers;
using Deskside.Domain.Sessions;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Sessions.Internal;

internal static class SessionEndpoints
{
    private static readonly TextBounds ReasonBounds = new(0, 100, "a text");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/v1/sessions").WithTags("Sessions").RequireRateLimiting(RateLimits.WithToken);
        sessions.MapGet("", ListAsync).WithName("ListSessions").WithSummary("state: open or ended; newest first. A technician sees his own, the other roles all.").RequireAuthorization(Policies.SignedIn);
        sessions.MapGet("/{session}", ReadAsync).WithName("ReadSession").RequireAuthorization(Policies.SignedIn);
        sessions.MapPost("/{session}/consents", ReportAsync).WithName("ReportConsent").WithSummary("The sharer tells what its customer decided.").RequireAuthorization(Policies.Customer);
        sessions.MapPost("/{session}/screen", ReportScreenAsync).WithName("ReportScreen").WithSummary("The sharer tells what its pictures cost so far: now and then, and once more at the end.").RequireAuthorization(Policies.Customer);
        sessions.MapPost("/{session}/end", EndAsync).WithName("EndSession").WithSummary("By either side. The technician may send the outcome after the customer ended, once.").RequireAuthorization(Policies.EitherSide);
    }

    private static async Task<Ok<IReadOnlyList<SessionResponse>>> ListAsync(
        Caller.Technician caller, SessionBook book, ConsentBook consents, CancellationToken cancellation, string? state = null, long limit = 100)
    {
        long? isOpen = state switch { "open" => 1, "ended" => 0, _ => null };
        var sessions = await book.ListAsync(caller.Organisation, isOpen, caller.SeesAllSessions ? null : caller.Id, Math.Clamp(limit, 1, 500), cancellation);
        var reported = await consents.OfAllOpenAsync(caller.Organisation, cancellation);
        return TypedResults.Ok<IReadOnlyList<SessionResponse>>([.. sessions.Select(s => SessionResponse.Of(s, reported[s.Session]))]);
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> ReadAsync(
        SessionId session, Caller.Technician caller, SessionBook book, ConsentBook consents, CancellationToken cancellation)
    {
        var found = await book.FindAsync(caller.Organisation, session, cancellation);
        return found is null || (!caller.SeesAllSessions && found.Technician != caller.Id)
            ? Unknown()
            : TypedResults.Ok(SessionResponse.Of(found, await consents.OfAsync(session, cancellation)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportAsync(
        SessionId session, ConsentReport body, Caller.Customer caller, SessionBook book, ConsentBook consents, CancellationToken cancellation)
    {
        var found = await book.FindAsync(caller.Organisation, session, cancellation);
        if (found is null || found.Request != caller.Request)
        {
            return Unknown();
        }

        if (body.Capability is not { } capability || body.State is not { } state)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "capability must be view, control, files or clipboard, and state one of the consent states.");
        }

        return await consents.ReportAsync(found, AuditActor.Of(caller), new Consent(capability, state, body.InAdvance == true), cancellation) ? TypedResults.NoContent() : Over();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportScreenAsync(
        SessionId session, ScreenReport body, Caller.Customer caller, SessionBook book, ScreenBook screens, CancellationToken cancellation)
    {
        var found = await book.FindAsync(caller.Organisation, session, cancellation);
        if (found is null || found.Request != caller.Request)
        {
            return Unknown();
        }

        var totals = new ScreenTotals(body.Pictures ?? -1, body.ChangedPixels ?? -1, body.Bytes ?? -1);
        if (!totals.IsPlausible)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "pictures, changedPixels and bytes must be counts from 0 up.");
        }

        await screens.ReportAsync(found, totals, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        SessionId session, EndRequest? body, Caller.Technician? technician, Caller.Customer? customer, SessionBook book, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var note = fields.ReadOptional<OutcomeNote>("note", body?.Note);
        if (TypedText.TryLine(body?.Reason, ReasonBounds, out var reason) is var fault and not TextFault.None)
        {
            fields.Add("reason", ReasonBounds.Explain(fault));
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        var reasonOrNull = reason.Length == 0 ? null : reason;
        // A browser can be both: an outcome is the technician's word, without one the customer's token goes first.
        var asTechnician = technician is null ? null : await book.FindAsync(technician.Organisation, session, cancellation);
        if (asTechnician is not null && asTechnician.Technician == technician!.Id && (body?.Outcome is not null || customer?.Request != asTechnician.Request))
        {
            var end = new SessionEnd(EndedBy.Technician, AuditActor.Of(technician), reasonOrNull, body?.Outcome, note);
            return await book.EndAsync(asTechnician, end, cancellation) || (end.Outcome is not null && await book.JudgeAsync(asTechnician, end, cancellation))
                ? TypedResults.NoContent()
                : Over();
        }

        var asCustomer = customer is null ? null : await book.FindAsync(customer.Organisation, session, cancellation);
        if (asCustomer is not null && asCustomer.Request == customer!.Request)
        {
            return await book.EndAsync(asCustomer, new SessionEnd(EndedBy.Customer, AuditActor.Of(customer), reasonOrNull, null, null), cancellation)
                ? TypedResults.NoContent()
                : Over();
        }

        return Unknown();
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such session, or it is not yours.");

    private static ProblemHttpResult Over() => Problem.Of(StatusCodes.Status409Conflict, "session-over", "The session has ended already.");
}
