using System.Numerics;
using System.Runtime.CompilerServices;

namespace Deskside.Codec.Entropy;

/// <summary>Numbers out of binary decisions.</summary>
internal static unsafe class Numbers
{
    /// <summary>How many probabilities <see cref="Growing"/> needs.</summary>
    public const int GrowingBits = 64;

    /// <summary>A number of <paramref name="bits"/> bits, high bit first; every prefix has its own probability (1 &lt;&lt; bits of them).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Tree<T>(ref T coder, AdaptiveBit* tree, int value, int bits)
        where T : struct, IBinaryCoder
    {
        var node = 1;
        for (var i = bits - 1; i >= 0; i--) node = node << 1 | coder.Bit(tree + node, value >> i & 1);
        return node - (1 << bits);
    }

    /// <summary>A number from 0 to 65534, cheap when small: unary length, then the digits, the first of them modelled.</summary>
    public static int Growing<T>(ref T coder, AdaptiveBit* bits, int value)
        where T : struct, IBinaryCoder
    {
        var length = T.Encodes ? BitOperations.Log2((uint)value + 1) : 0;
        var k = 0;
        while (k < 15 && coder.Bit(bits + k, T.Encodes && k < length ? 1 : 0) == 1) k++;
        if (k == 0) return 0;
        var rest = T.Encodes ? value + 1 - (1 << k) : 0;
        var high = coder.Bit(bits + 16 + k, rest >> (k - 1) & 1);
        if (k == 1) return (1 << k) + high - 1;
        var second = coder.Bit(bits + 32 + k * 2 + high - 4, rest >> (k - 2) & 1);
        var low = k > 2 ? coder.Raw(rest & ((1 << (k - 2)) - 1), k - 2) : 0;
        return (1 << k) + (high << (k - 1)) + (second << (k - 2)) + low - 1;
    }

    /// <summary>A signed number from -32767 to 32767.</summary>
    public static int SignedGrowing<T>(ref T coder, AdaptiveBit* bits, int value)
        where T : struct, IBinaryCoder
    {
        var folded = Growing(ref coder, bits, T.Encodes ? (value < 0 ? -2 * value - 1 : 2 * value) : 0);
        return (folded & 1) != 0 ? -((folded + 1) >> 1) : folded >> 1;
    }
}
