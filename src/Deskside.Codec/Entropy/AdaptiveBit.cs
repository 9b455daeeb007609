using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Deskside.Codec.Entropy;

/// <summary>The learned probability that a binary decision is 0: the mean of a fast and a slow estimate, 16 bits each.</summary>
/// <remarks>The fast one follows a change of content at once, the slow one is exact on steady content; their mean beat either alone.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct AdaptiveBit
{
    public const ushort Even = 32768;
    private const int FastRate = 4;
    private const int SlowRate = 7;

    public ushort Fast;
    public ushort Slow;

    /// <summary>15 bits, never 0 and never 32768.</summary>
    public readonly uint ProbabilityOfZero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Max((uint)(Fast + Slow) >> 2, 16u);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LearnZero()
    {
        uint fast = Fast, slow = Slow;
        Fast = (ushort)(fast + ((65535 - fast) >> FastRate));
        Slow = (ushort)(slow + ((65535 - slow) >> SlowRate));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LearnOne()
    {
        uint fast = Fast, slow = Slow;
        Fast = (ushort)(fast - (fast >> FastRate));
        Slow = (ushort)(slow - (slow >> SlowRate));
    }

    /// <summary>Learns 0 when <paramref name="isZero"/> has all bits set, 1 when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Learn(uint isZero)
    {
        uint fast = Fast, slow = Slow;
        Fast = (ushort)(fast + ((65535 - fast) >> FastRate & isZero) - (fast >> FastRate & ~isZero));
        Slow = (ushort)(slow + ((65535 - slow) >> SlowRate & isZero) - (slow >> SlowRate & ~isZero));
    }
}
