namespace Deskside.Domain.Technicians;

/// <summary>Passwords that are tried first: not a list of them but the rules by which they are made.</summary>
/// <remarks>
/// Refused is, whatever its capitals: one of the <see cref="WorstWords"/> or two of them together, with digits (a year, a date, a
/// number) and punctuation before, between or behind, written plainly or with digits and signs for letters (p4$$w0rd); walks over the
/// keys (<see cref="KeyboardWalk"/>); anything short that is only said several times; digits alone. One word with two digits behind
/// it makes more than a hundred thousand such passwords, two words together more than a million.
/// What it is not: a check against passwords that were really stolen; that would need a list of hundreds of megabytes or a call to a stranger.
/// </remarks>
internal static class WorstPasswords
{
    private const int LongestSaidTwice = 9;

    public static bool Contain(string password)
    {
        var plain = password.ToLowerInvariant();
        return !plain.Any(char.IsLetter) || KeyboardWalk.Is(plain) || KeyboardWalk.Is(plain.AsSpan().Trim("!?.-_+*#$%&@ ")) || IsRepeated(plain) || Readings(plain).Any(IsWords);
    }

    /// <summary>The password as its maker may have meant it: signs and digits at its ends are decoration or letters, those within are letters or what separates.</summary>
    private static IEnumerable<string> Readings(string plain)
    {
        var (from, to) = (0, plain.Length);
        while (from < to && !char.IsLetter(plain[from]))
        {
            from++;
        }

        while (to > from && !char.IsLetter(plain[to - 1]))
        {
            to--;
        }

        yield return Letters(plain);
        foreach (var (one, bar) in new[] { ('i', 'i'), ('l', 'l') })
        {
            yield return Letters(Meant(plain[from..to], one, bar));
            yield return Letters(Meant(plain[..to], one, bar));
            yield return Letters(Meant(plain[from..], one, bar));
            yield return Letters(Meant(plain, one, bar));
        }
    }

    private static string Meant(string text, char one, char bar) => string.Create(text.Length, (text, one, bar), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from.text[i] switch
            {
                '0' => 'o',
                '1' => from.one,
                '!' or '|' => from.bar,
                '3' or '€' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' or '+' => 't',
                '8' => 'b',
                '9' => 'g',
                var other => other,
            };
        }
    });

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);

    /// <summary>One word, a word said several times, or two words. Walks count as words here.</summary>
    private static bool IsWords(string letters)
    {
        if (letters.Length == 0 || IsWord(letters))
        {
            return letters.Length > 0;
        }

        for (var cut = 1; cut < letters.Length; cut++)
        {
            if (IsWord(letters.AsSpan(0, cut)) && (IsWord(letters.AsSpan(cut)) || letters.Replace(letters[..cut], "", StringComparison.Ordinal).Length == 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> letters) =>
        WorstWords.All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters) || (letters.Length > 3 && KeyboardWalk.Is(letters));

    /// <summary>The same few characters over and over.</summary>
    private static bool IsRepeated(string plain)
    {
        for (var unit = 1; unit <= LongestSaidTwice && unit * 2 <= plain.Length; unit++)
        {
            if (plain.Length % unit == 0 && plain.AsSpan(unit).SequenceEqual(plain.AsSpan(0, plain.Length - unit)))
            {
                return true;
            }
        }

        return false;
    }
}
