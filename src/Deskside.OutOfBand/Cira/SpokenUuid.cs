using System.Globalization;

namespace Deskside.OutOfBand.Cira;

/// <summary>A device's UUID as it is read out over the phone: eight groups of four signs and a check sign.</summary>
/// <remarks>
/// "4c4c 4544 0034 5310 8047 b4c0 4f4c 3232 - 9". The check sign is Luhn's, in base 16: one wrong sign, or two neighbours swapped, are
/// found out (but for 0 and f swapped). Reading takes any blanks and dashes, capitals, and the letter o for nought. Without the check
/// sign the 32 signs alone are taken, too, as other screens show no check sign.
/// </remarks>
public static class SpokenUuid
{
    private const int Digits = 32;

    public static string Format(Guid uuid)
    {
        var digits = uuid.ToString("N");
        return string.Join(' ', digits.Chunk(4).Select(group => new string(group))) + " - " + CheckSign(digits);
    }

    /// <summary>What was wrong, or null with the UUID. Words for the person who types.</summary>
    public static string? TryParse(string? text, out Guid uuid)
    {
        uuid = default;
        if (text is null || text.Length > 128) return "Type the 32 signs that the customer reads out.";
        var digits = string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '.' or ':' or '{' or '}')).Select(char.ToLowerInvariant)).Replace('o', '0');
        if (digits.FirstOrDefault(sign => !char.IsAsciiHexDigit(sign)) is var stranger and not '\0') return $"\"{stranger}\" cannot be part of it: only 0 to 9 and a to f are.";
        if (digits.Length is not (Digits or Digits + 1)) return $"These are {digits.Length} signs; it has {Digits}, and one more to check.";
        if (digits.Length == Digits + 1 && CheckSign(digits[..Digits]) != digits[Digits]) return "The check sign does not fit: one of the signs was misheard. Read it once more.";
        uuid = Guid.ParseExact(digits[..Digits], "N");
        return null;
    }

    private static char CheckSign(string digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var value = int.Parse(digits.AsSpan(index, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            // Every second sign from the right, beginning with the last, counts twice.
            if ((digits.Length - index) % 2 == 1) value = value * 2 / 16 + value * 2 % 16;
            sum += value;
        }
        return "0123456789abcdef"[(16 - sum % 16) % 16];
    }
}
