namespace Deskside.Domain.Technicians;

/// <summary>A password being chosen: long enough and not one of those that are tried first. Its text is never shown.</summary>
public readonly record struct NewPassword
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    private NewPassword(string text) => Text = text;

    public string Text { get; }

    public static PasswordFault TryParse(string? text, string signInName, out NewPassword password) => TryParse(text, signInName, MinLength, out password);

    /// <param name="text">As typed.</param>
    /// <param name="signInName">Whose it is to be.</param>
    /// <param name="minLength">Of the policy, in characters; less than <see cref="MinLength"/> counts as that.</param>
    /// <param name="password">Only when there is no fault.</param>
    public static PasswordFault TryParse(string? text, string signInName, int minLength, out NewPassword password)
    {
        password = default;
        if (text is null || text.EnumerateRunes().Count() < Math.Max(minLength, MinLength))
        {
            return PasswordFault.TooShort;
        }

        if (text.Length > MaxLength)
        {
            return PasswordFault.TooLong;
        }

        if (WorstPasswords.Contain(text) || text.Distinct().Count() < 4
            || (signInName.Length > 2 && text.StartsWith(signInName, StringComparison.OrdinalIgnoreCase) && text.Length < signInName.Length + 6))
        {
            return PasswordFault.Guessable;
        }

        password = new NewPassword(text);
        return PasswordFault.None;
    }

    public override string ToString() => "(password)";
}
