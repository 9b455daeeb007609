using System.Text;

namespace Deskside.Domain.Texts;

/// <summary>Unicode's composed form (NFC), so that "é" typed on two keyboards is one name.</summary>
/// <remarks>
/// Own, because the framework's Normalize() does nothing in the invariant mode in which we run (no ICU on a bare machine).
/// Never throws on well-formed text. Thread-safe. Source: Unicode Standard Annex 15; table composed-form.txt from the Unicode database.
/// </remarks>
public static class ComposedForm
{
    // Hangul syllables are composed by arithmetic: Unicode Standard 3.12.
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, FirstTail = 0x11A7, Vowels = 21, Tails = 28, Syllables = 11172;

    private static readonly ComposedFormTable Table = ComposedFormTable.Load();

    public static string Of(string text)
    {
        if (text.All(c => c < 0x300))
        {
            return text;
        }

        var scalars = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, scalars);
        }

        Reorder(scalars);
        Compose(scalars);
        var composed = new StringBuilder(text.Length);
        foreach (var scalar in scalars)
        {
            composed.Append(new Rune(scalar).ToString());
        }

        return composed.ToString();
    }

    private static void Decompose(int scalar, List<int> into)
    {
        var syllable = scalar - FirstSyllable;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(FirstLead + syllable / (Vowels * Tails));
            into.Add(FirstVowel + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails != 0)
            {
                into.Add(FirstTail + syllable % Tails);
            }
        }
        else if (Table.Decompositions.TryGetValue(scalar, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, into);
            }
        }
        else
        {
            into.Add(scalar);
        }
    }

    /// <summary>Sorts each run of combining marks by class, stably; n log n, so that a page full of marks costs nothing special.</summary>
    private static void Reorder(List<int> scalars)
    {
        for (var start = 0; start < scalars.Count; start++)
        {
            var end = start;
            while (end < scalars.Count && Table.ClassOf(scalars[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var run = scalars.GetRange(start, end - start).OrderBy(Table.ClassOf).ToList();
                for (var at = 0; at < run.Count; at++)
                {
                    scalars[start + at] = run[at];
                }
            }

            start = end;
        }
    }

    private static void Compose(List<int> scalars)
    {
        var starter = -1;
        var lastClass = 0;
        var write = 0;
        for (var read = 0; read < scalars.Count; read++)
        {
            var scalar = scalars[read];
            var mark = Table.ClassOf(scalar);
            var isBlocked = starter >= 0 && write - 1 > starter && (lastClass == 0 || lastClass >= mark);
            if (starter >= 0 && !isBlocked && TryPair(scalars[starter], scalar, out var pair))
            {
                scalars[starter] = pair;
                continue;
            }

            scalars[write] = scalar;
            starter = mark == 0 ? write : starter;
            lastClass = mark;
            write++;
        }

        scalars.RemoveRange(write, scalars.Count - write);
    }

    private static bool TryPair(int first, int second, out int pair)
    {
        if (first is >= FirstLead and < FirstLead + 19 && second is >= FirstVowel and < FirstVowel + Vowels)
        {
            pair = FirstSyllable + ((first - FirstLead) * Vowels + second - FirstVowel) * Tails;
            return true;
        }

        var syllable = first - FirstSyllable;
        if (syllable is >= 0 and < Syllables && syllable % Tails == 0 && second is > FirstTail and < FirstTail + Tails)
        {
            pair = first + second - FirstTail;
            return true;
        }

        return Table.Pairs.TryGetValue((first, second), out pair);
    }
}
