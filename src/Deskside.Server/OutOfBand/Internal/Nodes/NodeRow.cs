namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>A node that takes the calls of PCs.</summary>
internal sealed record NodeRow
{
    public string Node { get; init; } = "";

    /// <summary>By which other nodes call it.</summary>
    public string CallAddress { get; init; } = "";

    /// <summary>SHA-256 of its web certificate; null = plain HTTP within one machine, or TLS that ends before the node (--node-url), with a certificate that is trusted anyway.</summary>
    public string? CallPin { get; init; }

    public string ServiceAddress { get; init; } = "";

    public long ServicePort { get; init; }

    public string ServiceFingerprint { get; init; } = "";
}
