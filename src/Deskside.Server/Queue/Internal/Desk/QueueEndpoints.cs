using System.Diagnostics;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Offers;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Queue.Internal.Presence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>The technicians' side of the line.</summary>
internal static class QueueEndpoints
{
    private const int MostListed = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var queue = routes.MapGroup("/api/v1/queue").WithTags("Queue").RequireRateLimiting(RateLimits.WithToken);
        queue.MapGet("", ListAsync).WithName("ReadQueue").WithSummary("Who waits, whose turn it is first; the first 200, or up to limit (1000). The summary says how many there are.").RequireAuthorization(Policies.SignedIn);
        queue.MapGet("/summary", SummaryAsync).WithName("ReadQueueSummary").RequireAuthorization(Policies.SignedIn);
        queue.MapGet("/reserved", ReservedAsync).WithName("ListReserved").WithSummary("For those who direct the queue: what is reserved for others, without its content.").RequireAuthorization(Policies.SignedIn);
        queue.MapPost("/{request}/accept", AcceptAsync).WithName("AcceptRequest").WithSummary("409 taken-by names the technician who was faster; 409 hands-full says how many sessions one may hold.").RequireAuthorization(Policies.Helping);
        queue.MapPost("/{request}/decline", DeclineAsync).WithName("DeclineRequest").WithSummary("Not for me: the alert goes on to others, and the answer is kept.").RequireAuthorization(Policies.Helping);
        queue.MapPost("/{request}/assign", AssignAsync).WithName("AssignRequest").WithSummary("To a technician (then reserved) or to a team's line, with a note for colleagues.").RequireAuthorization(Policies.Helping);
        queue.MapPost("/{request}/priority", RaiseAsync).WithName("SetPriority").WithSummary("−10 to 10; higher goes first.").RequireAuthorization(Policies.Helping);
        queue.MapPost("/{request}/override", OverrideAsync).WithName("OverrideReservation").WithSummary("For those who direct the queue: takes a reservation over. The reason is kept in the audit trail and the technician is told.").RequireAuthorization(Policies.Helping);
    }

    private static async Task<Ok<IReadOnlyList<WaitingResponse>>> ListAsync(
        Caller.Technician caller, QueuePictures pictures, CancellationToken cancellation, TeamId? team = null, int limit = 200)
    {
        var picture = await pictures.OfAsync(caller.Organisation, cancellation);
        return TypedResults.Ok(picture.Read<IReadOnlyList<WaitingResponse>>(lines =>
        [
            .. lines.InOrder()
                .Where(r => r.IsOpenTo(caller.Id) && r.Presence != CustomerSide.Gone && (team is null || r.Team == team))
                .Take(Math.Clamp(limit, 1, MostListed))
                .Select(r => WaitingResponse.Of(r, lines.Ahead(LineKey.Of(r), r.Place) + 1)),
        ]));
    }

    private static async Task<Ok<SummaryResponse>> SummaryAsync(Caller.Technician caller, QueuePictures pictures, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok(QueueSummary.Of(await pictures.OfAsync(caller.Organisation, cancellation), time.GetUtcNow()));

    private static async Task<Results<Ok<IReadOnlyList<ReservedResponse>>, ProblemHttpResult>> ReservedAsync(Caller.Technician caller, QueuePictures pictures, CancellationToken cancellation)
    {
        if (!caller.May(Permission.DirectQueue))
        {
            return NotForYou();
        }

        var picture = await pictures.OfAsync(caller.Organisation, cancellation);
        return TypedResults.Ok(picture.Read<IReadOnlyList<ReservedResponse>>(lines =>
            [.. lines.InOrder().Where(r => !r.IsOpenTo(caller.Id)).Take(MostListed).Select(r => new ReservedResponse(r.Request, NameOf(picture, r.ReservedFor!.Value), r.AskedAt.ToInstant()))]));
    }

    private static async Task<Results<Ok<AcceptedResponse>, ProblemHttpResult>> AcceptAsync(
        RequestId request, Caller.Technician caller, WaitingLine line, CancellationToken cancellation) =>
        await line.AcceptAsync(caller, request, cancellation) switch
        {
            AcceptOutcome.Accepted accepted => TypedResults.Ok(new AcceptedResponse(accepted.Session, accepted.Request, accepted.WaitedSeconds)),
            AcceptOutcome.TakenBy taken => Problem.Of(
                StatusCodes.Status409Conflict, "taken-by", $"{taken.Technician} was faster.", new KeyValuePair<string, object?>("technician", taken.Technician)),
            AcceptOutcome.HandsFull full => Problem.Of(
                StatusCodes.Status409Conflict, "hands-full", $"You hold as many sessions as one may ({full.Most}). End one or put one on hold.", new KeyValuePair<string, object?>("most", full.Most)),
            AcceptOutcome.Gone => NotWaiting(),
            _ => throw new UnreachableException(),
        };

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(RequestId request, Caller.Technician caller, OfferBook offers, CancellationToken cancellation) =>
        await offers.DeclineAsync(caller.Organisation, request, caller.Id, cancellation) ? TypedResults.NoContent() : NotWaiting();

    private static async Task<Results<NoContent, ProblemHttpResult>> AssignAsync(
        RequestId request, PassRequest body, Caller.Technician caller, PassingDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var note = fields.ReadOptional<DeskNote>("note", body.Note);
        if (body.Technician is not null && body.Team is not null)
        {
            fields.Add("team", "must be left out when technician is given");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.AssignAsync(caller, request, new PassingDesk.Target(body.Technician, body.Team), note, cancellation) ? TypedResults.NoContent() : NotWaiting();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RaiseAsync(
        RequestId request, PriorityRequest body, Caller.Technician caller, PriorityDesk desk, CancellationToken cancellation)
    {
        if (body.Priority is not (>= QueueOrder.LowestPriority and <= QueueOrder.HighestPriority))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", $"priority must be {QueueOrder.LowestPriority} to {QueueOrder.HighestPriority}.");
        }

        return await desk.SetAsync(caller, request, body.Priority.Value, cancellation) ? TypedResults.NoContent() : NotWaiting();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> OverrideAsync(
        RequestId request, OverrideRequest body, Caller.Technician caller, PassingDesk desk, CancellationToken cancellation)
    {
        if (!caller.May(Permission.DirectQueue))
        {
            return NotForYou();
        }

        var fields = new FieldFaults();
        var reason = fields.Read<DeskNote>("reason", body.Reason);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.OverrideAsync(caller, request, reason, cancellation) ? TypedResults.NoContent() : NotWaiting();
    }

    private static string NameOf(QueuePicture picture, TechnicianId technician) => picture.Floor.GetValueOrDefault(technician)?.Name ?? "somebody";

    private static ProblemHttpResult NotWaiting() => Problem.NotFound("This request is not waiting any more.");

    private static ProblemHttpResult NotForYou() => Problem.Of(StatusCodes.Status403Forbidden, "forbidden", "This needs the permission to direct the queue.");
}
