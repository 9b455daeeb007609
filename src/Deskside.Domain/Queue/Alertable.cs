using Deskside.Domain.Identifiers;

namespace Deskside.Domain.Queue;

/// <summary>A technician as the alert rule sees him.</summary>
/// <param name="Technician">Who.</param>
/// <param name="FreeSinceMs">Since when he has nothing to do; the longest free is asked first.</param>
/// <param name="IsInTeam">Belongs to the request's team, or the request has none.</param>
/// <param name="HasSkill">Has the skill that the request names, or it names none.</param>
/// <param name="WasAsked">Was alerted to this request before and let it run out, or declined it.</param>
public readonly record struct Alertable(TechnicianId Technician, long FreeSinceMs, bool IsInTeam, bool HasSkill, bool WasAsked);
