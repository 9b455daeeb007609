using Deskside.Domain.Hours;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>An organisation's teams and queue settings, as one picture that is swapped whole.</summary>
/// <param name="Settings">Of the organisation.</param>
/// <param name="Hours">Of the organisation; null = always open.</param>
/// <param name="Teams">By id.</param>
/// <param name="Portals">By the name in their address.</param>
internal sealed record TeamSet(QueueSettings Settings, OpeningHours? Hours, IReadOnlyDictionary<TeamId, Team> Teams, IReadOnlyDictionary<string, PortalDesk> Portals)
{
    public static TeamSet Empty { get; } = new(QueueSettings.Default, null, new Dictionary<TeamId, Team>(), new Dictionary<string, PortalDesk>());

    public OpeningHours? HoursOf(TeamId? team) => (team is { } id ? Teams.GetValueOrDefault(id)?.Hours : null) ?? Hours;

    /// <summary>A portal's own hours go before its team's, those before the organisation's.</summary>
    public OpeningHours? HoursOf(TeamId? team, string portal) => Portals.GetValueOrDefault(portal)?.Hours ?? HoursOf(team);

    /// <summary>Null while open, or when nothing says when. Else when an answer is due.</summary>
    public DateTimeOffset? DueOutside(TeamId? team, string portal, DateTimeOffset now) =>
        HoursOf(team, portal) is { } hours && !hours.IsOpenAt(now) ? hours.After(now, TimeSpan.FromMinutes(Settings.DueMinutes)) : null;
}
