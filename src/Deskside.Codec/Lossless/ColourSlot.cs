using System.Runtime.CompilerServices;

namespace Deskside.Codec.Lossless;

/// <summary>The two colours last seen after one neighbourhood; each with a confidence from 0 to 15 in its high byte.</summary>
internal struct ColourSlot
{
    public const uint Colour = 0x00FFFFFF;
    private const uint One = 0x01000000;
    private const uint Full = 0x0F000000;

    public uint First;
    public uint Second;

    /// <summary>Remembers what really came: the likelier colour stays or moves to the front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Learn(uint colour)
    {
        uint first = First, second = Second;
        if ((first & Colour) == colour)
        {
            if (first < Full) First = first + One;
        }
        else if (second >> 24 != 0 && (second & Colour) == colour)
        {
            var confidence = second >> 24;
            if (confidence >= first >> 24 || first >> 24 < 3)
            {
                Second = first & Colour | One;
                First = colour | 2 * One;
            }
            else
            {
                Second = colour | (confidence < 15 ? confidence + 1 : 15) << 24;
                First = first & Colour | first >> 25 << 24;
            }
        }
        else if (first >> 24 < 2)
        {
            if (first >> 24 != 0) Second = first & Colour | One;
            First = colour | One;
        }
        else
        {
            Second = colour | One;
            First = first & Colour | first >> 25 << 24;
        }
    }

    /// <summary>The same for a slot of one colour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LearnSingle(uint slot, uint colour)
    {
        if ((slot & Colour) == colour) return slot < Full ? slot + One : slot;
        return slot >> 24 < 2 ? colour | One : slot & Colour | slot >> 25 << 24;
    }
}
