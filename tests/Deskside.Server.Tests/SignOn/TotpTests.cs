using System.Text;
using Deskside.Server.SignOn;

namespace Deskside.Server.Tests.SignOn;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B: eight digits there, the last six here.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_vectors_of_the_RFC_hold(long unixSeconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(unixSeconds))));

    [Fact]
    public void One_step_early_or_late_is_taken_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);
        Assert.All([step - 1, step, step + 1], s => Assert.Equal(s, Totp.Match(Secret, Totp.Code(Secret, s), now)));
        Assert.All([step - 2, step + 2], s => Assert.Null(Totp.Match(Secret, Totp.Code(Secret, s), now)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("28708a")]
    [InlineData("٢٨٧٠٨٢")]
    public void What_is_no_six_digits_matches_nothing(string code) => Assert.Null(Totp.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59)));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_written_as_the_RFC_says(string plain, string text) => Assert.Equal(text, Base32.Write(Encoding.ASCII.GetBytes(plain)));

    [Fact]
    public void A_recovery_code_is_known_however_it_is_typed()
    {
        var code = RecoveryCode.New();
        Assert.Matches("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$", code);
        Assert.Equal(RecoveryCode.HashOf(code), RecoveryCode.HashOf(code.ToUpperInvariant().Replace('-', ' ')));
        Assert.Null(RecoveryCode.HashOf(code[..^1]));
        Assert.Null(RecoveryCode.HashOf(new string('é', 16)));
        Assert.NotEqual(code, RecoveryCode.New());
    }
}
