namespace Deskside.Server.Audit;

/// <summary>One line of the trail.</summary>
/// <param name="Actor">Who: see <see cref="AuditActor"/>. An id, never a name.</param>
/// <param name="Action">What, such as "session.ended".</param>
/// <param name="Subject">On what, such as "session:0190…". An id, never a name.</param>
public sealed record AuditEntry(string Actor, string Action, string Subject)
{
    /// <summary>Personal and other text. Stands beside the chain, so that it can be erased without breaking it. No secret, ever.</summary>
    public IReadOnlyDictionary<string, string?> Details { get; init; } = new Dictionary<string, string?>();
}
