using Deskside.Domain.Technicians;

namespace Deskside.Domain.Tests.Technicians;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("x7-Kf9!qpZ")]
    [InlineData("ÄÖÜß-wörter!")]
    [InlineData("admiral's hat")]
    public void Long_and_uncommon_is_fine(string text) => Assert.Equal(PasswordFault.None, NewPassword.TryParse(text, "kim", out _));

    [Theory]
    [InlineData(null, PasswordFault.TooShort)]
    [InlineData("short1!", PasswordFault.TooShort)]
    [InlineData("😀😀😀😀😀", PasswordFault.TooShort)]
    [InlineData("password123", PasswordFault.Guessable)]
    [InlineData("Password123!", PasswordFault.Guessable)]
    [InlineData("1234567890", PasswordFault.Guessable)]
    [InlineData("9876543210", PasswordFault.Guessable)]
    [InlineData("qwertyuiop", PasswordFault.Guessable)]
    [InlineData("aaaaaaaaaaaa", PasswordFault.Guessable)]
    [InlineData("abababababab", PasswordFault.Guessable)]
    [InlineData("welcome2026!", PasswordFault.Guessable)]
    [InlineData("Deskside2026", PasswordFault.Guessable)]
    [InlineData("kimberly2026", PasswordFault.Guessable)]
    [InlineData("administrator1", PasswordFault.Guessable)]
    public void What_is_tried_first_is_refused(string? text, PasswordFault fault) => Assert.Equal(fault, NewPassword.TryParse(text, "kimberly", out _));

    [Fact]
    public void Its_text_is_not_shown()
    {
        NewPassword.TryParse("correct horse battery", "kim", out var password);
        Assert.DoesNotContain("horse", password.ToString());
    }

    [Fact]
    public void Too_long_is_refused() => Assert.Equal(PasswordFault.TooLong, NewPassword.TryParse(string.Concat(Enumerable.Repeat("correct horse ", 30)), "kim", out _));
}
