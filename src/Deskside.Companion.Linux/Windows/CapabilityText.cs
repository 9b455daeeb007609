using Deskside.Domain.Sessions;

namespace Deskside.Companion.Linux.Windows;

/// <summary>What a capability is in plain words: as a wish, as what it means, and as a state.</summary>
internal static class CapabilityText
{
    public static string Wish(Capability capability) => capability switch
    {
        Capability.View => "wants to see your screen",
        Capability.Control => "wants to use your mouse and keyboard",
        Capability.Files => "wants to exchange files with this computer",
        Capability.Clipboard => "wants to share the clipboard",
        _ => "wants more rights on this computer",
    };

    public static string Meaning(Capability capability) => capability switch
    {
        Capability.View => "They will see everything that is on your screen, and nothing can be clicked or typed by them. Close what they should not see.",
        Capability.Control => "They can click and type on this computer as you can. Move your own mouse or press a key and they are stopped at once.",
        Capability.Files => "They can put files on this computer and take copies of files from it.",
        Capability.Clipboard => "What you copy they can paste, and what they copy you can paste.",
        _ => "If you do not know what this means, deny it.",
    };

    public static string State(Capability capability) => capability switch
    {
        Capability.View => "sees your screen",
        Capability.Control => "uses your mouse and keyboard",
        Capability.Files => "exchanges files",
        Capability.Clipboard => "shares the clipboard",
        _ => "has more rights",
    };

    /// <summary>All that is granted as one sentence.</summary>
    public static string States(IReadOnlySet<Capability> granted)
    {
        if (granted.Count == 0) return "Nothing is shared.";
        var states = granted.Order().Select(State).ToArray();
        var text = states.Length == 1 ? states[0] : string.Join(", ", states[..^1]) + " and " + states[^1];
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}
