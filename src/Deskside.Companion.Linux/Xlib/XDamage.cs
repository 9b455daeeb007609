using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>DAMAGE: the server says where the picture changed.</summary>
internal static partial class XDamage
{
    private const string Library = "libXdamage.so.1";

    /// <summary>One event when damage goes from none to some; the region gathers in the server until it is subtracted.</summary>
    public const int ReportNonEmpty = 3;

    [LibraryImport(Library, EntryPoint = "XDamageQueryExtension")]
    public static partial int QueryExtension(nint display, out int firstEvent, out int firstError);

    [LibraryImport(Library, EntryPoint = "XDamageQueryVersion")]
    public static partial int QueryVersion(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "XDamageCreate")]
    public static partial nuint Create(nint display, nuint drawable, int level);

    [LibraryImport(Library, EntryPoint = "XDamageDestroy")]
    public static partial void Destroy(nint display, nuint damage);

    [LibraryImport(Library, EntryPoint = "XDamageSubtract")]
    public static partial void Subtract(nint display, nuint damage, nuint repair, nuint parts);
}
