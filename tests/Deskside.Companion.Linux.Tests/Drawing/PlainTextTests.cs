using Deskside.Companion.Linux.Drawing;

namespace Deskside.Companion.Linux.Tests.Drawing;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Anna Müller", "Anna Müller")]
    [InlineData("Anna\nAllow all\r\n\tnow", "Anna Allow all  now")]
    [InlineData("evil\u202Emoc.elpmaxe", "evilmoc.elpmaxe")]
    [InlineData("a\u2066b\u2069c\u200Ed\u061Ce", "abcde")]
    [InlineData("bell\u0007 esc\u001B[31m nul\0", "bell esc[31m nul")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("family 👩\u200D💻", "family 👩\u200D💻")]
    [InlineData("z\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "z\u0301\u0302\u0303\u0304")]
    public void What_could_deceive_is_taken_out(string text, string shown) => Assert.Equal(shown, PlainText.Line(text, 100));

    [Fact]
    public void Half_a_character_is_shown_as_unknown() => Assert.Equal("lone \uFFFD", PlainText.Line("lone \uD83D", 100));

    [Fact]
    public void It_is_bounded_and_never_cuts_a_character_apart()
    {
        Assert.Equal("ab", PlainText.Line("ab😀", 3));
        Assert.Equal(100, PlainText.Line(new string('x', 1_000_000), 100).Length);
    }

    [Fact]
    public void Several_lines_keep_their_line_feeds() => Assert.Equal("a\nb c", PlainText.Lines("a\r\nb\tc", 100));

    [Fact]
    public void Right_to_left_runs_are_put_into_the_order_in_which_they_are_seen()
    {
        static string Seen(string text) => string.Concat(VisualOrder.Of(text).Select(r => r.ToString()));
        Assert.Equal("plain", Seen("plain"));
        Assert.Equal("ןהכ הרש (Support)", Seen("שרה כהן (Support)"));
        Assert.Equal("from םולש 12 now", Seen("from שלום 12 now"));
    }
}
