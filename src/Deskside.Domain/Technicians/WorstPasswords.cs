namespace Deskside.Domain.Technicians;

/// <summary>Passwords of ten characters and more that are tried first, and the patterns from which most others are made.</summary>
internal static class WorstPasswords
{
    private static readonly string[] Stems =
    [
        "password", "passw0rd", "passwort", "motdepasse", "contrasena", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "1q2w3e4r",
        "1qaz2wsx", "qazwsxedc", "zaq12wsx", "iloveyou", "letmein", "welcome", "administrator", "admin", "superman", "football", "baseball",
        "princess", "sunshine", "deskside", "changeme", "secret", "abcdefghij", "qwerty", "dragon", "monkey", "master", "trustno1",
    ];

    private const string Runs = "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz";

    public static bool Contain(string password)
    {
        var plain = password.ToLowerInvariant();
        if (Runs.Contains(plain, StringComparison.Ordinal))
        {
            return true;
        }

        // A stem with nothing but digits and punctuation around it, once or twice, is still the stem.
        var letters = plain.Trim("0123456789!?.-_+*#$%&@ ".ToCharArray());
        return letters.Length == 0
            || Stems.Any(stem => plain == stem || letters == stem || letters == stem.Trim("0123456789".ToCharArray()) || plain == stem + stem);
    }
}
