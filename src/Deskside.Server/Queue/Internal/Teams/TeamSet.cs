using Deskside.Domain.Hours;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>An organisation's teams and queue settings, as one picture that is swapped whole.</summary>
internal sealed record TeamSet(QueueSettings Settings, OpeningHours? Hours, IReadOnlyDictionary<TeamId, Team> Teams)
{
    public OpeningHours? HoursOf(TeamId? team) => (team is { } id ? Teams.GetValueOrDefault(id)?.Hours : null) ?? Hours;

    /// <summary>Null while open, or when nothing says when. Else when an answer is due.</summary>
    public DateTimeOffset? DueOutside(TeamId? team, DateTimeOffset now) =>
        HoursOf(team) is { } hours && !hours.IsOpenAt(now) ? hours.After(now, TimeSpan.FromMinutes(Settings.DueMinutes)) : null;
}
