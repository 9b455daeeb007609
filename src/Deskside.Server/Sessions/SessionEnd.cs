using Deskside.Domain.Sessions;

namespace Deskside.Server.Sessions;

/// <summary>Who ends a session, why, and with which result.</summary>
/// <param name="By">Which side.</param>
/// <param name="Actor">For the audit.</param>
/// <param name="Reason">A short word, such as "left"; may be absent.</param>
/// <param name="Outcome">The technician's judgement.</param>
/// <param name="Note">The technician's note.</param>
public sealed record SessionEnd(EndedBy By, string Actor, string? Reason, SessionOutcome? Outcome, OutcomeNote? Note);
