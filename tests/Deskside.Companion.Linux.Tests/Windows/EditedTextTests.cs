using Deskside.Companion.Linux.Windows;

namespace Deskside.Companion.Linux.Tests.Windows;

public sealed class EditedTextTests
{
    [Fact]
    public void Typing_happens_at_the_caret_and_whole_characters_go()
    {
        var text = new EditedText(100, manyLines: false);
        text.Insert("ad😀e\u0301");
        text.MoveToStart();
        text.MoveRight();
        text.Insert("bc");
        Assert.Equal("abcd😀e\u0301", text.Text);
        text.MoveToEnd();
        text.DeleteBack();
        text.DeleteBack();
        Assert.Equal("abcd", text.Text);
        text.MoveToStart();
        text.DeleteForward();
        Assert.Equal(("bcd", 0), (text.Text, text.Caret));
        Assert.False(text.DeleteBack());
    }

    [Fact]
    public void It_takes_no_more_than_its_bound_and_no_half_character()
    {
        var text = new EditedText(5, manyLines: false);
        text.Insert("abcd😀");
        Assert.Equal("abcd", text.Text);
        text.Insert("efgh");
        Assert.Equal("abcde", text.Text);
        Assert.False(text.Insert("x"));
    }

    [Fact]
    public void Line_feeds_stay_only_where_there_are_lines()
    {
        var one = new EditedText(100, manyLines: false);
        one.Insert("a\nb");
        var many = new EditedText(100, manyLines: true);
        many.Insert("a\r\nb\u0007");
        Assert.Equal(("a b", "a\nb"), (one.Text, many.Text));
    }
}
