using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Picture;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Who is on the floor.</summary>
internal static class FloorEndpoints
{
    private static readonly TextBounds ReasonBounds = new(0, 80, "a text");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var floor = routes.MapGroup("/api/v1/floor").WithTags("Floor").RequireRateLimiting(RateLimits.WithToken);
        floor.MapGet("", ListAsync).WithName("ReadFloor").WithSummary("Every technician with what he says of himself and how many sessions he holds.").RequireAuthorization(Policies.SignedIn);
        floor.MapPut("/me", SetAsync).WithName("SetMyPresence").WithSummary("available, busy or away; nobody away or busy is alerted. Told as technician.presence.").RequireAuthorization(Policies.Helping);
    }

    private static async Task<Ok<IReadOnlyList<FloorResponse>>> ListAsync(Caller.Technician caller, QueuePictures pictures, PictureReader reader, CancellationToken cancellation)
    {
        var picture = await pictures.OfAsync(caller.Organisation, cancellation);
        await reader.ReadFloorAsync(picture, cancellation);
        var teams = picture.Teams.Teams.Values;
        return TypedResults.Ok<IReadOnlyList<FloorResponse>>(
        [
            .. picture.Floor.Values.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => new FloorResponse(
                t.Id, t.Name, t.State, t.Reason, t.SinceMs.ToInstant(), t.IsOnline, t.Sessions, [.. teams.Where(m => m.Members.Contains(t.Id)).Select(m => m.Id)], [.. t.Skills.Order(StringComparer.Ordinal)])),
        ]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(PresenceRequest body, Caller.Technician caller, FloorDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        if (TypedText.TryLine(body.Reason, ReasonBounds, out var reason) is var fault and not TextFault.None)
        {
            fields.Add("reason", ReasonBounds.Explain(fault));
        }

        if (body.State is not { } state)
        {
            fields.Add("state", "must be available, busy or away");
            return fields.ToProblem();
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        await desk.SetAsync(caller, state, reason.Length == 0 ? null : reason, cancellation);
        return TypedResults.NoContent();
    }
}
