namespace Deskside.Server.Portals.Internal;

/// <summary>A Companion that lies beside the server to be downloaded.</summary>
internal sealed record CompanionFile(string Platform, string Name, string Path, long SizeBytes, string Sha256);
