using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>A portal's own hours, and what its customers may ask for.</summary>
internal static class PortalDeskEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var portals = routes.MapGroup("/api/v1/queue/portals").WithTags("Queue").RequireAuthorization(Policies.Needs(Permission.ManageTeams)).RequireRateLimiting(RateLimits.WithToken);
        portals.MapGet("", ListAsync).WithName("ListPortalDesks").WithSummary("Each portal with its own opening hours and the skills that its customers may ask for.");
        portals.MapPut("/{portal}", SetAsync).WithName("SetPortalDesk").WithSummary("hours absent: its team's, else the organisation's.");
    }

    private static async Task<Ok<IReadOnlyList<PortalDeskResponse>>> ListAsync(Caller.Technician caller, TeamBook book, TimeProvider time, CancellationToken cancellation)
    {
        var set = await book.ReadAsync(caller.Organisation, cancellation);
        var now = time.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<PortalDeskResponse>>(
            [.. set.Portals.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new PortalDeskResponse(p.Id, p.Name, p.Title, p.Team, p.HoursSettings, p.Skills, set.HoursOf(p.Team, p.Name)?.IsOpenAt(now) ?? true))]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(PortalId portal, PortalDeskRequest body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        if (body.Hours is not null && body.Hours.ToHours(out var fault) is null)
        {
            fields.Add("hours", fault);
        }

        if (SkillWords.Read(body.Skills) is not { } skills)
        {
            fields.Add("skills", SkillWords.Rule);
            return fields.ToProblem();
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.SetPortalAsync(caller, portal, body.Hours, skills, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such portal.");
    }
}

/// <param name="Portal">Which.</param>
/// <param name="Name">As in its address.</param>
/// <param name="Title">As shown.</param>
/// <param name="Team">Whose line its questions join.</param>
/// <param name="Hours">Its own; absent = its team's, else the organisation's.</param>
/// <param name="Skills">Which its customers may ask for.</param>
/// <param name="IsOpenNow">By whichever hours count.</param>
internal sealed record PortalDeskResponse(PortalId Portal, string Name, string Title, TeamId? Team, HoursSettings? Hours, IReadOnlyList<string> Skills, bool IsOpenNow);

internal sealed record PortalDeskRequest(HoursSettings? Hours, IReadOnlyList<string>? Skills);
