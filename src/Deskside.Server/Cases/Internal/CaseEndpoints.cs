using System.Diagnostics;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Cases.Internal;

/// <summary>Cases: a phone call becomes one, everything stands on it, its outcome is told.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/v1/cases").WithTags("Cases").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        cases.MapPost("", AddAsync).WithName("NoteCall").WithSummary("A phone call: a question that waits beside the others, or is accepted by the caller at once.").RequireAuthorization(Policies.Needs(Permission.HelpCustomers));
        cases.MapGet("", ListAsync).WithName("ListCases").WithSummary("state: open or closed; q: part of name, question or mail address. The newest 500 that the caller may read.");
        cases.MapGet("/{request}", ReadAsync).WithName("ReadCase");
        cases.MapGet("/{request}/timeline", TimelineAsync).WithName("ReadCaseTimeline").WithSummary("The entries after a number; up to 1000.");
        cases.MapPost("/{request}/steps", StepAsync).WithName("NoteCaseStep").WithSummary("called, configured or repaired: those that only a person knows.").RequireAuthorization(Policies.Needs(Permission.HelpCustomers));
        cases.MapPost("/{request}/outcome", TellAsync).WithName("TellOutcome").RequireAuthorization(Policies.Needs(Permission.HelpCustomers));
    }

    private static async Task<Results<Created<NewCaseResponse>, ProblemHttpResult>> AddAsync(NewCaseRequest body, Caller.Technician caller, CallDesk desk, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var name = faults.Read<PersonName>("name", body.Name);
        var question = faults.Read<Question>("question", body.Question);
        var phone = faults.ReadOptional<ContactText>("phone", body.Phone);
        var email = faults.ReadOptional<EmailAddress>("email", body.Email);
        if (body.Language is { Length: > 35 })
        {
            faults.Add("language", "must be a language tag of at most 35 characters, such as de");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        var noted = new CallDesk.Call(name, question, phone?.ToString(), email, body.Language, body.Team);
        return await desk.NoteAsync(caller, noted, body.AnswerNow ?? AnswerNow.No, cancellation) switch
        {
            CallDesk.Outcome.Noted done => TypedResults.Created((string?)null, new NewCaseResponse(done.Request, done.Session)),
            CallDesk.Outcome.NoSuchTeam => Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "team must be a team of your organisation.", new KeyValuePair<string, object?>("errors", new Dictionary<string, string> { ["team"] = "must be a team of your organisation" })),
            CallDesk.Outcome.Full => Problem.Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "As many questions wait as may."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<IReadOnlyList<CaseSummary>>, ProblemHttpResult>> ListAsync(
        Caller.Technician caller, CaseBook book, CancellationToken cancellation, string? state = null, string? q = null)
    {
        if (state is not (null or "" or "open" or "closed") || q is { Length: > 200 })
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "state must be open or closed; q at most 200 characters.");
        }

        return TypedResults.Ok(await book.ListAsync(caller, string.IsNullOrEmpty(state) ? null : state == "open", q, cancellation));
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> ReadAsync(RequestId request, Caller.Technician caller, CaseBook book, CancellationToken cancellation) =>
        await book.ReadAsync(caller, request, cancellation) is { } found ? TypedResults.Ok(found) : Unknown();

    private static async Task<Results<Ok<IReadOnlyList<CaseEntry>>, ProblemHttpResult>> TimelineAsync(
        RequestId request, Caller.Technician caller, CaseBook book, CaseTimeline timeline, CancellationToken cancellation, long after = 0) =>
        await book.OpenAsync(caller, request, cancellation) is null ? Unknown() : TypedResults.Ok(await timeline.ReadAsync(caller.Organisation, request, after, cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> StepAsync(RequestId request, CaseStepRequest body, Caller.Technician caller, CaseBook book, CancellationToken cancellation)
    {
        if (await book.OpenAsync(caller, request, cancellation) is not var (_, session))
        {
            return Unknown();
        }

        return body.Step is { } step && await book.StepAsync(caller, request, session, step, cancellation)
            ? TypedResults.NoContent()
            : Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "step must be called, configured or repaired; the others are told by the PC itself.");
    }

    private static async Task<Results<Ok<CaseOutcomeResponse>, ProblemHttpResult>> TellAsync(
        RequestId request, CaseOutcomeRequest body, Caller.Technician caller, CaseBook book, OutcomeDesk desk, CancellationToken cancellation)
    {
        if (await book.OpenAsync(caller, request, cancellation) is not var (found, session) || session is null)
        {
            return Unknown();
        }

        var faults = new FieldFaults();
        var text = faults.ReadOptional<DeskNote>("text", body.Text);
        if (body.Fixed is null)
        {
            faults.Add("fixed", "must be yes or no");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return TypedResults.Ok(new CaseOutcomeResponse(
            await desk.TellAsync(caller, found, session, body.Fixed!.Value, text?.ToString() ?? "", [.. (body.Tell ?? []).Distinct()], cancellation)));
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such case, or it is not yours.");
}
