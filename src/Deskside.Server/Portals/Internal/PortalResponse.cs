namespace Deskside.Server.Portals.Internal;

/// <summary>What a customer's page needs to know before anybody asked anything.</summary>
internal sealed record PortalResponse(
    string Name,
    string Organisation,
    string Title,
    string Welcome,
    WaysInResponse WaysIn,
    IReadOnlyList<CompanionResponse> Companion,
    string ServerVersion,
    bool Demo);

internal sealed record WaysInResponse(bool Web, bool Code, bool Companion);

/// <param name="Platform">linux-x64 or win-x64.</param>
/// <param name="File">Its name.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Sha256">Hex.</param>
/// <param name="Url">Where it is.</param>
internal sealed record CompanionResponse(string Platform, string File, long SizeBytes, string Sha256, string Url);
