namespace Deskside.Server.Audit.Internal;

internal sealed record AuditRow
{
    public long Number { get; init; }

    public long At { get; init; }

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public byte[] DetailsHash { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    /// <summary>Null when it was erased.</summary>
    public byte[]? Salt { get; init; }

    public string? Details { get; init; }
}
