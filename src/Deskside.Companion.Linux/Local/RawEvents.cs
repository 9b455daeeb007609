using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Local;

/// <summary>Selects XInput 2 events: raw ones on the root window reach us whatever window they are for and whoever grabs.</summary>
internal static unsafe class RawEvents
{
    private const int MaskBytes = 4;

    /// <summary>False where XInput 2.2 is missing. Each connection must say its version before it selects.</summary>
    public static bool TryBegin(XConnection connection, out int opcode)
    {
        opcode = 0;
        try
        {
            if (X11.QueryExtension(connection.Handle, XInput2.ExtensionName, out opcode, out _, out _) == 0) return false;
            var (major, minor) = (2, 2);
            return XInput2.QueryVersion(connection.Handle, ref major, ref minor) == 0 && major >= 2;
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    public static void Select(XConnection connection, nuint window, int device, params ReadOnlySpan<int> types)
    {
        var mask = stackalloc byte[MaskBytes];
        for (var i = 0; i < MaskBytes; i++) mask[i] = 0;
        foreach (var type in types) mask[type >> 3] |= (byte)(1 << (type & 7));
        var selection = new XInput2.EventMask { Device = device, MaskLength = MaskBytes, Mask = mask };
        _ = XInput2.SelectEvents(connection.Handle, window, &selection, 1);
    }
}
