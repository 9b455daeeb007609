using System.Diagnostics;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal;

/// <summary>The technicians' side.</summary>
internal static class QueueEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var queue = routes.MapGroup("/api/v1/queue").WithTags("Queue").RequireRateLimiting(RateLimits.WithToken);
        queue.MapGet("", ListAsync).WithName("ReadQueue").WithSummary("Who waits, whose turn it is first.").RequireAuthorization(Policies.SignedIn);
        queue.MapPost("/{request}/accept", AcceptAsync).WithName("AcceptRequest").WithSummary("409 taken-by names the technician who was faster.").RequireAuthorization(Policies.Helping);
    }

    private static async Task<Ok<IReadOnlyList<WaitingResponse>>> ListAsync(Caller.Technician caller, RequestBook requests, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<WaitingResponse>>([.. (await requests.WaitingAsync(caller.Organisation, cancellation)).Where(w => w.IsOpenTo(caller.Id)).Select((w, index) => new WaitingResponse(
            w.Request, w.Name, w.Question, w.Email, w.AskedAt.ToInstant(), EnumText.Read<WayIn>(w.WayIn) ?? WayIn.Web, w.Portal, index + 1))]);

    private static async Task<Results<Ok<AcceptedResponse>, ProblemHttpResult>> AcceptAsync(
        RequestId request, Caller.Technician caller, WaitingLine line, CancellationToken cancellation) =>
        await line.AcceptAsync(caller, request, cancellation) switch
        {
            AcceptOutcome.Accepted accepted => TypedResults.Ok(new AcceptedResponse(accepted.Session, accepted.Request, accepted.WaitedSeconds)),
            AcceptOutcome.TakenBy taken => Problem.Of(
                StatusCodes.Status409Conflict, "taken-by", $"{taken.Technician} was faster.", new KeyValuePair<string, object?>("technician", taken.Technician)),
            AcceptOutcome.Gone => Problem.NotFound("This request is not waiting any more."),
            _ => throw new UnreachableException(),
        };
}
