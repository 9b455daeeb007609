namespace Deskside.Server.Audit.Internal;

/// <summary>What somebody looks for in the trail; null = any.</summary>
/// <param name="Actor">Exactly, such as technician:ID.</param>
/// <param name="Action">Exactly, or the part before the dot: "technician" finds technician.signed-in.</param>
/// <param name="Subject">Exactly, such as session:ID, or the part before the colon.</param>
/// <param name="FromMs">Not before.</param>
/// <param name="ToMs">Before.</param>
/// <param name="Before">Entries with a lower number: the next page.</param>
internal sealed record AuditSearch(string? Actor, string? Action, string? Subject, long? FromMs, long? ToMs, long? Before);
