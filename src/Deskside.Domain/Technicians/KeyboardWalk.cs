namespace Deskside.Domain.Technicians;

/// <summary>Fingers that walk over neighbouring keys, up or down the alphabet, or count.</summary>
internal static class KeyboardWalk
{
    private const int LeastSteps = 3;

    // Rows of the three arrangements of keys, the columns below them, and what everybody can recite.
    private static readonly string[] Paths = WithTheirReverse(
        "1234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiopü", "asdfghjklöä", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p", "1qay2wsx3edc4rfv5tgb6zhn7ujm", "1aqw2zsx3edc4rfv", "1q2w3e4r5t6y7u8i9o0p", "1q2w3e4r5t6z7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1a2z3e4r5t6y",
        "abcdefghijklmnopqrstuvwxyzabc", "a1b2c3d4e5f6g7h8i9", "1a2b3c4d5e6f7g8h9i", "147258369", "159357", "qazwsxedcrfvtgbyhnujm", "qaywsxedcrfvtgbzhnujm", "zaqxswcde", "!\"#$%&/()=", "!@#$%^&*()_+", "!\"§$%&/()=?");

    /// <param name="plain">Lower case.</param>
    /// <returns>It is made of such walks alone, each of three keys or more.</returns>
    public static bool Is(ReadOnlySpan<char> plain)
    {
        var at = 0;
        while (at < plain.Length)
        {
            var steps = LongestFrom(plain[at..]);
            if (steps < LeastSteps)
            {
                return false;
            }

            at += steps;
        }

        return plain.Length > 0;
    }

    private static int LongestFrom(ReadOnlySpan<char> rest)
    {
        var longest = 0;
        foreach (var path in Paths)
        {
            for (var length = longest + 1; length <= rest.Length && path.AsSpan().IndexOf(rest[..length], StringComparison.Ordinal) >= 0; length++)
            {
                longest = length;
            }
        }

        return longest;
    }

    private static string[] WithTheirReverse(params string[] paths) => [.. paths, .. paths.Select(p => new string([.. p.Reverse()]))];
}
