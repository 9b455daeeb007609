using Deskside.Companion.Linux.Drawing;

namespace Deskside.Companion.Linux.Tests.Drawing;

public sealed class TextFitTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("a longer name", 8, "a longe…")]
    [InlineData("a longer name", 1, "…")]
    [InlineData("e\u0301e\u0301e\u0301", 4, "e\u0301…")]
    [InlineData("😀😀😀", 4, "😀…")]
    public void A_text_is_shortened_between_characters(string text, int width, string shown) =>
        Assert.Equal(shown, TextFit.Shorten(text, width, t => t.Length));

    [Fact]
    public void Lines_break_at_spaces_and_inside_words_that_are_too_long()
    {
        Assert.Equal(["one two", "three", "extraordi", "nary"], TextFit.Wrap("one two three extraordinary", 9, 9, t => t.Length));
        Assert.Equal(["a", "", "b"], TextFit.Wrap("a\n\nb", 9, 9, t => t.Length));
        Assert.Equal([""], TextFit.Wrap("", 9, 9, t => t.Length));
    }

    [Fact]
    public void Too_many_lines_end_in_an_ellipsis()
    {
        var lines = TextFit.Wrap("one two three four five", 9, 2, t => t.Length);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1]);
    }

    [Fact]
    public void Nothing_is_lost_and_every_line_fits_whatever_the_text()
    {
#pragma warning disable RS0030 // Seeded: the same texts in every run.
        var random = new Random(7);
#pragma warning restore RS0030
        string[] parts = ["a", "word", " ", "\n", "😀", "e\u0301", "漢字", "longlonglonglong", "\u200D", "\uD800"];
        for (var run = 0; run < 2000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
            var width = random.Next(2, 12);
            var lines = TextFit.Break(text, width, t => t.Length).ToList();
            Assert.Equal(text.Replace("\n", ""), string.Concat(lines.Select(l => text[l.Start..l.End])));
            Assert.All(lines, l => Assert.True(text[l.Start..l.End].TrimEnd(' ').Length <= width || new System.Globalization.StringInfo(text[l.Start..l.End].TrimEnd(' ')).LengthInTextElements == 1, $"{width}: {string.Join(",", text.Select(c => (int)c))}"));
        }
    }
}
