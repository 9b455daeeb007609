using Deskside.Domain.Hours;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>A portal as the queue uses it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">As in its address.</param>
/// <param name="Title">As shown.</param>
/// <param name="Team">Whose line its questions join.</param>
/// <param name="HoursSettings">Its own hours; null = its team's, else the organisation's.</param>
/// <param name="Hours">The same, read.</param>
/// <param name="Skills">Which its customers may ask for; lower-case words.</param>
internal sealed record PortalDesk(PortalId Id, string Name, string Title, TeamId? Team, HoursSettings? HoursSettings, OpeningHours? Hours, IReadOnlyList<string> Skills);
