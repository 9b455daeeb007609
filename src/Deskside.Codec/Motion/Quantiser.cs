namespace Deskside.Codec.Motion;

/// <summary>Coefficients to levels, the encoder's side.</summary>
internal static unsafe class Quantiser
{
    /// <summary>Divides by the step; <paramref name="rounding"/> sixteenths are added before cutting (under 8: small ones become 0).</summary>
    /// <returns>The last place in zigzag order that is not 0, or -1.</returns>
    public static int Levels(int* coefficients, int* levels, int step, int rounding)
    {
        var reciprocal = (1L << 24) / step;
        var offset = (long)rounding << 20;
        var last = -1;
        for (var i = 0; i < 64; i++)
        {
            var place = LevelCoder.Place(i);
            var coefficient = coefficients[place];
            var level = (int)((Math.Abs(coefficient) * reciprocal + offset) >> 24);
            levels[place] = coefficient < 0 ? -Math.Min(level, LevelCoder.MostLevel) : Math.Min(level, LevelCoder.MostLevel);
            if (level != 0) last = i;
        }

        return last;
    }

    /// <summary>Whether all there is is one 1 at a high frequency: it costs more than it shows.</summary>
    public static bool IsStray(int* levels, int last)
    {
        if (last <= 3 || Math.Abs(levels[LevelCoder.Place(last)]) > 1) return false;
        for (var i = 0; i < last; i++)
            if (levels[LevelCoder.Place(i)] != 0) return false;
        return true;
    }
}
