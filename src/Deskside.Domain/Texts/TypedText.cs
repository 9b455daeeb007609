using System.Globalization;
using System.Text;

namespace Deskside.Domain.Texts;

/// <summary>Turns what a person typed into the one form in which it is kept, or says why it cannot be.</summary>
public static class TypedText
{
    /// <summary>One line: names, titles. Direction overrides are refused too, as they let one name look like another.</summary>
    public static TextFault TryLine(string? typed, TextBounds bounds, out string text) => TryRead(typed, bounds, IsFineInLine, out text);

    /// <summary>Several lines: questions, messages, notes. Tabs and line ends are kept.</summary>
    public static TextFault TryLines(string? typed, TextBounds bounds, out string text) => TryRead(typed, bounds, IsFineInLines, out text);

    private static TextFault TryRead(string? typed, TextBounds bounds, Func<Rune, bool> isFine, out string text)
    {
        text = "";
        if (typed is null)
        {
            return bounds.Min == 0 ? TextFault.None : TextFault.Empty;
        }

        // A scalar is at most two chars, and composing never makes a text longer than three times: refuse before any work is done.
        if (typed.Length > 4 * bounds.Max + 64)
        {
            return TextFault.TooLong;
        }

        if (!IsWellFormed(typed))
        {
            return TextFault.BrokenUnicode;
        }

        var normal = ComposedForm.Of(typed.ReplaceLineEndings("\n")).Trim();
        var scalars = 0;
        foreach (var rune in normal.EnumerateRunes())
        {
            scalars++;
            if (!isFine(rune))
            {
                return TextFault.ControlCharacter;
            }
        }

        if (scalars < bounds.Min)
        {
            return TextFault.Empty;
        }

        if (scalars > bounds.Max)
        {
            return TextFault.TooLong;
        }

        text = normal;
        return TextFault.None;
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static bool IsFineInLines(Rune rune) => rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control;

    private static bool IsFineInLine(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF);
}
