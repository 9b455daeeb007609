namespace Deskside.Server.Audit.Internal;

/// <summary>What a walk along the chain found.</summary>
internal abstract record AuditVerdict
{
    private AuditVerdict()
    {
    }

    public sealed record Intact(long Entries) : AuditVerdict;

    public sealed record BrokenAt(long Number) : AuditVerdict;
}
