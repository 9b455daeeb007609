using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;

namespace Deskside.Domain.Tests.Technicians;

public sealed class SignInNameTests
{
    [Theory]
    [InlineData("Ada.Lovelace", "ada.lovelace")]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("RENÉ", "rené")]
    [InlineData("re\u0301my", "rémy")]
    public void Names_are_looked_up_whatever_their_case_and_form(string typed, string key)
    {
        Assert.Equal(TextFault.None, SignInName.TryParse(typed, out var name));
        Assert.Equal(key, name.Key);
    }

    [Theory]
    [InlineData("ada lovelace")]
    [InlineData("ada'--")]
    [InlineData("ada\u200b")]
    [InlineData("<ada>")]
    public void Anything_but_letters_and_digits_is_refused(string typed) => Assert.NotEqual(TextFault.None, SignInName.TryParse(typed, out _));
}
