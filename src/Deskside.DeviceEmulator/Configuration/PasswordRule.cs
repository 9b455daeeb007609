namespace Deskside.DeviceEmulator.Configuration;

/// <summary>What the firmware takes as an administrator password.</summary>
public static class PasswordRule
{
    public const int MinLength = 8;
    public const int MaxLength = 32;

    /// <summary>What is missing, in words for the person who types; null when it is good.</summary>
    public static string? Fault(string password)
    {
        if (password.Length is < MinLength or > MaxLength) return $"It must have {MinLength} to {MaxLength} signs; this one has {password.Length}.";
        if (password.Any(sign => sign is < '!' or > '~')) return "Only letters, digits and signs of a plain keyboard, no blank.";
        if (password.IndexOfAny([':', ',', '"']) >= 0) return "The signs : , \" cannot be used.";
        if (!password.Any(char.IsAsciiLetterLower)) return "A small letter is missing.";
        if (!password.Any(char.IsAsciiLetterUpper)) return "A capital letter is missing.";
        if (!password.Any(char.IsAsciiDigit)) return "A digit is missing.";
        return password.All(char.IsAsciiLetterOrDigit) ? "A sign that is neither letter nor digit is missing, such as ! or $." : null;
    }
}
