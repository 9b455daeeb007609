using Deskside.Domain.Chat;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Domain.Texts;

namespace Deskside.Domain.Tests.Texts;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("  Kim  ", "Kim")]
    [InlineData("Rene\u0301", "Ren\u00e9")]
    [InlineData("O'Brien-<b>", "O'Brien-<b>")]
    [InlineData("李 小龍", "李 小龍")]
    [InlineData("محمد", "محمد")]
    [InlineData("👩\u200d💻", "👩\u200d💻")]
    public void Names_are_trimmed_and_composed(string typed, string kept)
    {
        Assert.Equal(TextFault.None, PersonName.TryParse(typed, out var name));
        Assert.Equal(kept, name.ToString());
    }

    [Theory]
    [InlineData(null, TextFault.Empty)]
    [InlineData("", TextFault.Empty)]
    [InlineData(" \t ", TextFault.Empty)]
    [InlineData("a\nb", TextFault.ControlCharacter)]
    [InlineData("a\u0007", TextFault.ControlCharacter)]
    [InlineData("a\u202eb", TextFault.ControlCharacter)]
    [InlineData("a\u2028b", TextFault.ControlCharacter)]
    public void Bad_names_are_told_apart(string? typed, TextFault fault) => Assert.Equal(fault, PersonName.TryParse(typed, out _));

    [Fact]
    public void Half_a_character_is_refused()
    {
        // Not as inline values: attributes are stored as UTF-8, which cannot hold them.
        Assert.Equal(TextFault.BrokenUnicode, PersonName.TryParse("a\ud800", out _));
        Assert.Equal(TextFault.BrokenUnicode, PersonName.TryParse("\udc00a", out _));
        Assert.Equal(TextFault.BrokenUnicode, MessageText.TryParse("\udc00\ud800", out _));
    }

    [Fact]
    public void Lengths_are_counted_in_characters_and_names_also_in_the_bytes_that_travel()
    {
        Assert.Equal(TextFault.None, PersonName.TryParse(new string('é', 80), out _));
        Assert.Equal(TextFault.TooLong, PersonName.TryParse(new string('é', 81), out _));
        Assert.Equal(TextFault.TooLong, PersonName.TryParse(string.Concat(Enumerable.Repeat("😀", 65)), out _));
        Assert.Equal(TextFault.None, Question.TryParse(string.Concat(Enumerable.Repeat("😀", 2000)), out _));
        Assert.Equal(TextFault.TooLong, Question.TryParse(new string('x', 2001), out _));
        Assert.Equal(TextFault.TooLong, MessageText.TryParse(new string('x', 10_000_000), out _));
    }

    [Fact]
    public void Line_ends_become_one_kind_and_notes_may_be_empty()
    {
        MessageText.TryParse("a\r\nb\rc\td", out var text);
        Assert.Equal("a\nb\nc\td", text.ToString());
        Assert.Equal(TextFault.None, OutcomeNote.TryParse("", out _));
        Assert.Equal(TextFault.None, OutcomeNote.TryParse(null, out _));
    }

    [Theory]
    [InlineData("a@b", true)]
    [InlineData("kim.o'hara+x@mail.example.org", true)]
    [InlineData("用户@例子.公司", true)]
    [InlineData("a", false)]
    [InlineData("@b.c", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a b@c", false)]
    [InlineData("a@b\r\nBcc: x@y", false)]
    [InlineData("<a@b>", false)]
    [InlineData("a@b,c@d", false)]
    public void Addresses_have_one_at_sign_and_nothing_that_splits_a_header(string typed, bool isFine) =>
        Assert.Equal(isFine, EmailAddress.TryParse(typed, out _) == TextFault.None);

    [Fact]
    public void No_sequence_of_characters_makes_a_reader_throw()
    {
        var random = new Random(11);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0xD700, 0xE100) : random.Next(0x10000)))]);
            PersonName.TryParse(text, out _);
            EmailAddress.TryParse(text, out _);
            if (MessageText.TryParse(text, out var message) == TextFault.None)
            {
                Assert.Equal(TextFault.None, MessageText.TryParse(message.ToString(), out var again));
                Assert.Equal(message, again);
            }
        }
    }
}
