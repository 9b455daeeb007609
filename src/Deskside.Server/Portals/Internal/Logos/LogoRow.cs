namespace Deskside.Server.Portals.Internal.Logos;

internal sealed record LogoRow
{
    public string Kind { get; init; } = "";

    public string Etag { get; init; } = "";

    public byte[] Content { get; init; } = [];
}
