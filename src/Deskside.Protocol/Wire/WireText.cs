using System.Text;

namespace Deskside.Protocol.Wire;

/// <summary>Bounds of the strings on the wire, in bytes of UTF-8, and the one way to cut a longer one.</summary>
public static class WireText
{
    /// <summary>A person's, organisation's, monitor's or product's name.</summary>
    public const int MaxName = 256;

    /// <summary>A sentence, or text to type.</summary>
    public const int MaxText = 1024;

    /// <summary>The longest beginning of whole characters that fits. Both ends cut alike, as the handshake binds the result.</summary>
    public static string Cut(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes) return text;
        int used = 0, chars = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > maxBytes) break;
            used += rune.Utf8SequenceLength;
            chars += rune.Utf16SequenceLength;
        }
        return text[..chars];
    }
}
