using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>What a request says beside its question, waiting or not.</summary>
internal static class AboutEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/requests/{request}/about", ReadAsync).WithName("ReadRequest").WithTags("Requests").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);

    private static async Task<Results<Ok<AboutResponse>, ProblemHttpResult>> ReadAsync(
        RequestId request, Caller.Technician caller, RequestDoor door, RequestBook book, CancellationToken cancellation) =>
        await door.MayReadAsync(caller, request, cancellation) && await book.FindAsync(caller.Organisation, request, cancellation) is { } found
            ? TypedResults.Ok(new AboutResponse(
                found.Request,
                found.Standing,
                found.Portal,
                EnumText.Read<WayIn>(found.WayIn) ?? WayIn.Web,
                found.Team,
                found.Skill,
                found.Language,
                found.Channel,
                found.Contact,
                JsonSerializer.Deserialize<Dictionary<string, string>>(found.Fields, WireJson.Options) ?? [],
                found.Subject is not null))
            : RequestDoor.Unknown();
}

/// <param name="Request">Which.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Portal">Where it was asked.</param>
/// <param name="WayIn">How its customer came.</param>
/// <param name="Team">In whose line it stands or stood.</param>
/// <param name="Skill">What its customer asked for.</param>
/// <param name="Language">In which he reads us.</param>
/// <param name="Channel">chat, phone or mail.</param>
/// <param name="Contact">Where to call or write, for phone and mail.</param>
/// <param name="Fields">The portal's own fields by name.</param>
/// <param name="IsVerified">A known customer whose identity was verified.</param>
internal sealed record AboutResponse(
    RequestId Request, RequestState State, string Portal, WayIn WayIn, TeamId? Team, string? Skill, string? Language, string Channel, string? Contact, IReadOnlyDictionary<string, string> Fields, bool IsVerified);
