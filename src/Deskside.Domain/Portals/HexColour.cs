using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Deskside.Domain.Portals;

/// <summary>A colour #rrggbb, and how well it can be read.</summary>
/// <remarks>Source: WCAG 2.2, relative luminance and contrast ratio; 4.5 is the least for text.</remarks>
public readonly record struct HexColour(byte Red, byte Green, byte Blue)
{
    public const double LeastForText = 4.5;

    public static readonly HexColour White = new(255, 255, 255);

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    public static bool TryParse([NotNullWhen(true)] string? text, out HexColour colour)
    {
        colour = default;
        if (text is not ['#', .. { Length: 6 } digits] || !digits.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var value = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        colour = new HexColour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>1 (the same) to 21 (black and white).</summary>
    public double ContrastTo(HexColour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>Mixed with ever more white until it can be read on the ground.</summary>
    public HexColour LightenedOn(HexColour ground, double ratio)
    {
        for (var share = 0; share < 20; share++)
        {
            var mixed = new HexColour(Mix(Red, share), Mix(Green, share), Mix(Blue, share));
            if (mixed.ContrastTo(ground) >= ratio)
            {
                return mixed;
            }
        }

        return White;
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Mix(byte part, int share) => (byte)(part + ((255 - part) * share / 20));

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
