using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>With what an organisation's PCs prove to whom they belong.</summary>
internal sealed record ServiceRow
{
    public OrganisationId Organisation { get; init; }

    public string Name { get; init; } = "";

    public byte[] Secret { get; init; } = [];

    /// <summary>1 = ports of its devices may be served on a node's loopback address.</summary>
    public long Forwards { get; init; }

    public override string ToString() => "service account";
}
