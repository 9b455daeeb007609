using Deskside.Domain.Queue;

namespace Deskside.Domain.Tests.Queue;

public sealed class JoinCodeTests
{
    [Theory]
    [InlineData("123456789")]
    [InlineData("123 456 789")]
    [InlineData("123-456-789")]
    [InlineData(" 123.456.789 ")]
    [InlineData("123\u00a0456\u00a0789")]
    public void Nine_digits_are_a_code_however_they_are_grouped(string text)
    {
        Assert.True(JoinCode.TryParse(text, out var code));
        Assert.Equal(("123456789", "12345", "123 456 789"), (code.Text, code.Locator, code.Grouped));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("12345678x")]
    [InlineData("+12345678")]
    [InlineData("١٢٣٤٥٦٧٨٩")]
    [InlineData("１２３４５６７８９")]
    [InlineData("1 2 3 4 5 6 7 8 9                                        ")]
    public void Nothing_else_is(string? text) => Assert.False(JoinCode.TryParse(text, out _));

    [Fact]
    public void Its_text_is_not_shown()
    {
        JoinCode.TryParse("123456789", out var code);
        Assert.Equal("(code)", $"{code}");
        Assert.Throws<InvalidOperationException>(() => default(JoinCode).Text);
    }
}
