using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Queue;

/// <summary>Nine digits, read over the phone or typed into the Companion: good for one request, once.</summary>
/// <remarks>
/// The first five digits (<see cref="Locator"/>) find the code among those alive, the other four prove it: so a wrong try can be counted
/// on the very code that it was aimed at. Lives 15 minutes and dies after 5 wrong tries. A secret: ToString is redacted.
/// </remarks>
public readonly record struct JoinCode
{
    public const int Digits = 9;
    public const int LocatorDigits = 5;
    public const int MaxWrongTries = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly string? _digits;

    private JoinCode(string digits) => _digits = digits;

    public string Text => _digits ?? throw new InvalidOperationException("Uninitialised join code.");

    public string Locator => Text[..LocatorDigits];

    /// <summary>"123 456 789".</summary>
    public string Grouped => $"{Text[..3]} {Text[3..6]} {Text[6..]}";

    /// <summary>Takes nine ASCII digits with blanks, hyphens or dots between them; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JoinCode code)
    {
        code = default;
        if (text is null || text.Length > 32)
        {
            return false;
        }

        Span<char> digits = stackalloc char[Digits];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '.' or '\u00A0')
            {
                continue;
            }

            if (!char.IsAsciiDigit(c) || count == Digits)
            {
                return false;
            }

            digits[count++] = c;
        }

        if (count != Digits)
        {
            return false;
        }

        code = new JoinCode(new string(digits));
        return true;
    }

    public override string ToString() => "(code)";
}
