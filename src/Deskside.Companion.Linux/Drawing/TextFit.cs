namespace Deskside.Companion.Linux.Drawing;

/// <summary>Makes text fit: shortened with an ellipsis, or broken into lines. Never cuts a character apart.</summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    public static string Shorten(string text, int width, Func<string, int> measure)
    {
        if (measure(text) <= width) return text;
        var cuts = Cuts(text);
        var (fits, not) = (0, cuts.Count);
        while (fits + 1 < not)
        {
            var middle = (fits + not) / 2;
            if (measure(text[..cuts[middle]].TrimEnd() + Ellipsis) <= width) fits = middle;
            else not = middle;
        }
        return text[..cuts[fits]].TrimEnd() + Ellipsis;
    }

    /// <summary>Breaks at line feeds and spaces, and inside words that are too long. The last of too many lines is shortened.</summary>
    public static List<string> Wrap(string text, int width, int mostLines, Func<string, int> measure)
    {
        var lines = Break(text, width, measure).Select(l => text[l.Start..l.End].TrimEnd(' ')).Take(mostLines + 1).ToList();
        if (lines.Count <= mostLines) return lines;
        lines.RemoveAt(mostLines);
        lines[^1] = Shorten(lines[^1] + " " + Ellipsis, width, measure);
        if (!lines[^1].EndsWith(Ellipsis, StringComparison.Ordinal)) lines[^1] += Ellipsis;
        return lines;
    }

    /// <summary>Where each line starts and ends in the text, without the line feed. An empty text is one empty line.</summary>
    public static IEnumerable<(int Start, int End)> Break(string text, int width, Func<string, int> measure)
    {
        var start = 0;
        while (true)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            foreach (var line in BreakParagraph(text, start, end, width, measure)) yield return line;
            if (feed < 0) yield break;
            start = feed + 1;
        }
    }

    private static IEnumerable<(int Start, int End)> BreakParagraph(string text, int start, int end, int width, Func<string, int> measure)
    {
        while (measure(text[start..end]) > width)
        {
            var most = LongestThatFits(text, start, end, width, measure);
            var space = text.LastIndexOf(' ', Math.Min(most, end - 1), Math.Min(most, end - 1) - start + 1);
            var next = space > start ? space + 1 : most;
            yield return (start, next);
            start = next;
        }
        yield return (start, end);
    }

    private static int LongestThatFits(string text, int start, int end, int width, Func<string, int> measure)
    {
        var cuts = Cuts(text[start..end]);
        var (fits, not) = (1, cuts.Count);
        while (fits + 1 < not)
        {
            var middle = (fits + not) / 2;
            if (measure(text.Substring(start, cuts[middle])) <= width) fits = middle;
            else not = middle;
        }
        return start + cuts[Math.Min(fits, cuts.Count - 1)];
    }

    /// <summary>The places between characters as people see them, from 0 to the length.</summary>
    private static List<int> Cuts(string text)
    {
        var cuts = System.Globalization.StringInfo.ParseCombiningCharacters(text).ToList();
        if (cuts.Count == 0) cuts.Add(0);
        cuts.Add(text.Length);
        return cuts;
    }
}
