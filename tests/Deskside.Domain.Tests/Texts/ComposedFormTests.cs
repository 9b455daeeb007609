using Deskside.Domain.Texts;

namespace Deskside.Domain.Tests.Texts;

public sealed class ComposedFormTests
{
    [Theory]
    [InlineData("plain ASCII", "plain ASCII")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("A\u030a\u0301", "\u01fa")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("o\u0328\u0302", "\u01eb\u0302")]
    [InlineData("o\u0302\u0328", "\u01eb\u0302")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\u0915\u093c", "\u0915\u093c")]
    [InlineData("\ufb01", "\ufb01")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("👩\u200d💻 é", "👩\u200d💻 é")]
    public void Texts_take_their_composed_form(string text, string composed) => Assert.Equal(composed, ComposedForm.Of(text));

    [Fact]
    public void Composing_twice_changes_nothing_more()
    {
        var random = new Random(7);
        var pool = "aeou\u0301\u0302\u0303\u0308\u0323\u0327\u0328\u0345AEIOUÅÄÖ\u1100\u1161\u11a8\u0915\u093c\u09c7\u09be".ToCharArray();
        for (var round = 0; round < 3000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => pool[random.Next(pool.Length)])]);
            var once = ComposedForm.Of(text);
            Assert.Equal(once, ComposedForm.Of(once));
        }
    }

    [Fact]
    public void A_page_full_of_marks_takes_no_special_time()
    {
        var marks = string.Concat(Enumerable.Range(0, 8000).Select(n => n % 2 == 0 ? '\u0301' : '\u0323'));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(8000, ComposedForm.Of("q" + marks).Length - 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}
