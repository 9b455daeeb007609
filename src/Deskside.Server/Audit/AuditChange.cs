namespace Deskside.Server.Audit;

/// <summary>The details of a change to settings: what each field was and is. Fields that stay the same are left out. No secret, ever.</summary>
public sealed class AuditChange
{
    private readonly Dictionary<string, string?> _details = [];

    public IReadOnlyDictionary<string, string?> Details => _details;

    public bool IsEmpty => _details.Count == 0;

    /// <summary>Adds "field.before" and "field.after" when they differ; null = was or is not set.</summary>
    public AuditChange Note(string field, string? before, string? after)
    {
        if (before != after)
        {
            _details[field + ".before"] = before;
            _details[field + ".after"] = after;
        }

        return this;
    }
}
