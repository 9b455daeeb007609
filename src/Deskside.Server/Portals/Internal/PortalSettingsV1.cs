using Deskside.Domain.Portals;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal;

/// <summary>A portal's settings as stored (JSON) and as an administrator reads and writes them. Defaults are the safe ones.</summary>
internal sealed record PortalSettingsV1
{
    public const string DefaultAccent = "#0d6e6e";

    /// <summary>The first one is spoken to whoever speaks none of them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = CustomerLanguages.All;

    /// <summary>By language tag; a language without texts shows those of the first language that has some.</summary>
    public IReadOnlyDictionary<string, PortalTextsV1> Texts { get; init; } = new Dictionary<string, PortalTextsV1>();

    /// <summary>#rrggbb, at least 4.5 to white.</summary>
    public string Accent { get; init; } = DefaultAccent;

    public IReadOnlyList<PortalField> Fields { get; init; } = [];

    /// <summary>What customers may say that it is about, in this order; empty = they are not asked.</summary>
    public IReadOnlyList<PortalTopic> Topics { get; init; } = [];

    /// <summary>Whether customers may say which language they want to be helped in, beside that of the page.</summary>
    public bool AskLanguage { get; init; }

    public EmailRule Email { get; init; }

    /// <summary>Of the provider's own privacy page; https.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>Sites whose pages may carry this portal's ask box: https://www.example.org, exact.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    public bool WaySmartBox { get; init; } = true;

    public bool WayInvitation { get; init; } = true;

    public bool WayApi { get; init; } = true;

    public int AsksPerMinute { get; init; } = 60;
}

/// <param name="Title">Heading of the page.</param>
/// <param name="Welcome">Below it.</param>
/// <param name="Notice">Such as "closed on Monday"; shown above the form. Absent = none.</param>
/// <param name="Closed">Shown above the form outside opening hours, before the time by which an answer is due. Absent = ours.</param>
internal sealed record PortalTextsV1(string Title, string Welcome, string? Notice, string? Closed = null);
