namespace Deskside.Server.Audit.Internal;

/// <summary>What the chain covers of one entry: ids, time, and the salted hash of the details.</summary>
internal sealed record AuditLine(long Number, long AtMs, string Actor, string Action, string Subject, byte[] DetailsHash);
