using Deskside.Domain.Hours;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>A team as the queue uses it.</summary>
internal sealed record Team(TeamId Id, string Name, HoursSettings? HoursSettings, OpeningHours? Hours, TeamId? OverflowTeam, long? OverflowAfterS, IReadOnlySet<TechnicianId> Members);
