using System.Numerics;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>From 0x00RRGGBB to a pixel of the display server's layout.</summary>
internal static unsafe class ServerColour
{
    public static nuint Of(uint colour, XVisual* visual) =>
        Part(colour >> 16, visual->RedMask) | Part(colour >> 8, visual->GreenMask) | Part(colour, visual->BlueMask);

    private static nuint Part(uint part, nuint mask)
    {
        var shift = BitOperations.TrailingZeroCount(mask);
        var most = mask >> shift;
        return ((part & 255) * most / 255) << shift;
    }
}
