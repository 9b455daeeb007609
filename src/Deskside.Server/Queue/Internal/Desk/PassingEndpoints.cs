using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>What a technician does with a session of his own beside helping: pass it on, hold it, take it up again.</summary>
internal static class PassingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/v1/sessions/{session}").WithTags("Sessions").RequireAuthorization(Policies.Helping).RequireRateLimiting(RateLimits.WithToken);
        sessions.MapPost("/transfer", TransferAsync).WithName("TransferSession").WithSummary("To a technician or to a team's line, with a note. The session ends as transferred; its request waits again, its chat goes on.");
        sessions.MapPost("/hold", HoldAsync).WithName("HoldSession").WithSummary("Stays open, but leaves room for another.");
        sessions.MapPost("/channel", ChangeChannelAsync).WithName("ContinueSession").WithSummary("The case goes on by phone or mail: kept in its record. The session stays open until it is ended.");
        sessions.MapPost("/resume", ResumeAsync).WithName("ResumeSession");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TransferAsync(
        SessionId session, PassRequest body, Caller.Technician caller, SessionBook book, PassingDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var note = fields.ReadOptional<DeskNote>("note", body.Note);
        if (body.Technician is not null == body.Team is not null)
        {
            fields.Add("technician", "or team must be given, one of the two");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await OwnAsync(session, caller, book, cancellation) is { } own && await desk.TransferAsync(caller, own, new PassingDesk.Target(body.Technician, body.Team), note, cancellation)
            ? TypedResults.NoContent()
            : Unknown();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HoldAsync(SessionId session, Caller.Technician caller, SessionBook book, SessionHolds holds, CancellationToken cancellation) =>
        await OwnAsync(session, caller, book, cancellation) is { } own && await holds.HoldAsync(own, cancellation) ? TypedResults.NoContent() : Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(SessionId session, Caller.Technician caller, SessionBook book, SessionHolds holds, CancellationToken cancellation) =>
        await OwnAsync(session, caller, book, cancellation) is { } own && await holds.ResumeAsync(own, cancellation) ? TypedResults.NoContent() : Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeChannelAsync(
        SessionId session, ChannelRequest body, Caller.Technician caller, SessionBook book, PassingDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var contact = fields.Read<ContactText>("contact", body.Contact);
        if (body.Channel is not { } channel)
        {
            fields.Add("channel", "must be phone or mail");
            return fields.ToProblem();
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await OwnAsync(session, caller, book, cancellation) is { } own && await desk.ChangeChannelAsync(caller, own, channel, contact, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("There is no such open session of yours.");
    }

    private static async Task<SessionRecord?> OwnAsync(SessionId session, Caller.Technician caller, SessionBook book, CancellationToken cancellation) =>
        await book.FindAsync(caller.Organisation, session, cancellation) is { IsOpen: true } found && found.Technician == caller.Id ? found : null;

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such open session of yours, or nobody to pass it to.");
}
