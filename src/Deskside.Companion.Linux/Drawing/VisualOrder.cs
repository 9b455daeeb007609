using System.Text;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Puts right-to-left runs (Hebrew, Arabic and their kin) into the order in which they are seen.</summary>
/// <remarks>Enough for names and short texts: runs by script, numbers kept. Not the whole Unicode bidirectional algorithm.</remarks>
internal static class VisualOrder
{
    public static IReadOnlyList<Rune> Of(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        if (!runes.Exists(IsRightToLeft)) return runes;
        var start = 0;
        while (start < runes.Count)
        {
            if (!IsRightToLeft(runes[start]))
            {
                start++;
                continue;
            }
            var end = EndOfRun(runes, start);
            runes.Reverse(start, end - start);
            start = end;
        }
        return runes;
    }

    /// <summary>The run goes on over spaces and marks as long as another right-to-left letter follows.</summary>
    private static int EndOfRun(List<Rune> runes, int start)
    {
        var end = start + 1;
        for (var i = end; i < runes.Count; i++)
        {
            if (IsRightToLeft(runes[i])) end = i + 1;
            else if (Rune.IsLetterOrDigit(runes[i])) break;
        }
        return end;
    }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
