namespace Deskside.Server.Audit.Internal;

/// <param name="Number">From 1, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Actor">technician:ID, customer:REQUEST, system or anonymous.</param>
/// <param name="Action">Such as session.ended.</param>
/// <param name="Subject">Such as session:ID.</param>
/// <param name="Details">Null when they were erased.</param>
/// <param name="Hash">Hex; covers this entry and all before it.</param>
internal sealed record AuditEntryResponse(
    long Number, DateTimeOffset At, string Actor, string Action, string Subject, Dictionary<string, string?>? Details, string Hash);

/// <param name="Ok">The chain is whole.</param>
/// <param name="Entries">How many entries are proved.</param>
/// <param name="BrokenAt">The first that is not.</param>
internal sealed record AuditVerifyResponse(bool Ok, long Entries, long? BrokenAt);
