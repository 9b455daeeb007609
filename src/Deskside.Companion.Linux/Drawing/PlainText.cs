using System.Globalization;
using System.Text;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Takes from foreign text what could deceive or deface: control characters, direction overrides, towers of marks.</summary>
internal static class PlainText
{
    private const int MostMarks = 4;

    /// <summary>One line: every kind of break becomes a space. At most <paramref name="mostLength"/> UTF-16 units.</summary>
    public static string Line(string text, int mostLength) => Clean(text, mostLength, ' ');

    /// <summary>Several lines: line feeds stay.</summary>
    public static string Lines(string text, int mostLength) => Clean(text, mostLength, '\n');

    private static string Clean(string text, int mostLength, char feed)
    {
        var clean = new StringBuilder(Math.Min(text.Length, mostLength));
        var marks = 0;
        foreach (var rune in text.Replace("\r\n", "\n").EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > mostLength) break;
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks) continue;
            if (rune.Value is '\n' or '\r' or 0x2028 or 0x2029 or 0x85) clean.Append(feed);
            else if (rune.Value == '\t') clean.Append(' ');
            else if (IsHidden(rune, category)) continue;
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>Format characters are all taken but the joiners, without which several scripts and emoji are misspelt.</summary>
    private static bool IsHidden(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.Control || (category is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));
}
