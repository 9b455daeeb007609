namespace Deskside.Server.Sessions;

/// <summary>Whether the sharer's leg is on the relay, and on what it runs.</summary>
public sealed record SharerResponse(bool Present, string? Platform);
