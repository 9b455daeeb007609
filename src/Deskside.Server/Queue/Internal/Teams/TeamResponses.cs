using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Teams;

/// <param name="Name">1 to 60 characters, unique.</param>
/// <param name="Hours">Null = the organisation's.</param>
/// <param name="OverflowTeam">Where a request goes that waited too long here; null = nowhere.</param>
/// <param name="OverflowAfterSeconds">How long that is: 30 to 86,400.</param>
/// <param name="Members">Technicians.</param>
internal sealed record TeamRequest(string? Name, HoursSettings? Hours, TeamId? OverflowTeam, long? OverflowAfterSeconds, IReadOnlyList<TechnicianId>? Members);

internal sealed record TeamResponse(TeamId Team, string Name, HoursSettings? Hours, TeamId? OverflowTeam, long? OverflowAfterSeconds, IReadOnlyList<TechnicianId> Members, bool IsOpenNow)
{
    public static TeamResponse Of(Team team, TeamSet set, DateTimeOffset now) => new(
        team.Id, team.Name, team.HoursSettings, team.OverflowTeam, team.OverflowAfterS, [.. team.Members], set.HoursOf(team.Id)?.IsOpenAt(now) ?? true);
}

internal sealed record SkillsRequest(IReadOnlyList<string>? Skills);
