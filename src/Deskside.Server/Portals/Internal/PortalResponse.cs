using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal;

/// <summary>What a customer's page needs to know before anybody asked anything. DueAt: outside opening hours, by when a question asked now is answered.</summary>
internal sealed record PortalResponse(
    string Name,
    string Organisation,
    string Title,
    string Welcome,
    WaysInResponse WaysIn,
    PortalLookResponse Look,
    IReadOnlyList<string> Languages,
    IReadOnlyDictionary<string, PortalTextsV1> Texts,
    IReadOnlyList<PortalField> Fields,
    IReadOnlyList<PortalTopic> Topics,
    bool AskLanguage,
    DateTimeOffset? DueAt,
    EmailRule Email,
    string? PrivacyUrl,
    IReadOnlyList<CompanionResponse> Companion,
    string ServerVersion,
    bool Demo);

internal sealed record WaysInResponse(bool Web, bool Code, bool Companion, bool SmartBox, bool Invitation);

/// <param name="Accent">On light ground, with white on it.</param>
/// <param name="AccentOnDark">On dark ground, with black on it.</param>
/// <param name="Logo">Path on this server; absent = none.</param>
internal sealed record PortalLookResponse(string Accent, string AccentOnDark, string? Logo);

/// <param name="Platform">linux-x64 or win-x64.</param>
/// <param name="File">Its name.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Sha256">Hex.</param>
/// <param name="Url">Where it is.</param>
internal sealed record CompanionResponse(string Platform, string File, long SizeBytes, string Sha256, string Url);
