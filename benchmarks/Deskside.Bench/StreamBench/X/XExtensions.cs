using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>MIT-SHM, DAMAGE and XTEST, as far as the bench needs them.</summary>
internal static unsafe partial class XExtensions
{
    public const int ReportNonEmpty = 3;

    [StructLayout(LayoutKind.Sequential)]
    public struct Segment
    {
        public nuint Id;
        public int SystemId;
        public byte* Address;
        public int ReadOnly;
    }

    [LibraryImport("libXext.so.6", EntryPoint = "XShmAttach")]
    public static partial int ShmAttach(nint display, Segment* segment);

    [LibraryImport("libXext.so.6", EntryPoint = "XShmDetach")]
    public static partial int ShmDetach(nint display, Segment* segment);

    [LibraryImport("libXext.so.6", EntryPoint = "XShmCreateImage")]
    public static partial XImage* ShmCreateImage(
        nint display, nint visual, uint depth, int format, byte* pixels, Segment* segment, uint width, uint height);

    [LibraryImport("libXext.so.6", EntryPoint = "XShmGetImage")]
    public static partial int ShmGetImage(nint display, nuint drawable, XImage* image, int x, int y, nuint planes);

    [LibraryImport("libXdamage.so.1", EntryPoint = "XDamageQueryExtension")]
    public static partial int DamageQueryExtension(nint display, out int firstEvent, out int firstError);

    [LibraryImport("libXdamage.so.1", EntryPoint = "XDamageCreate")]
    public static partial nuint DamageCreate(nint display, nuint drawable, int level);

    [LibraryImport("libXdamage.so.1", EntryPoint = "XDamageSubtract")]
    public static partial void DamageSubtract(nint display, nuint damage, nuint repair, nuint parts);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeKeyEvent")]
    public static partial int FakeKey(nint display, uint keycode, int isPress, nuint delayMs);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeButtonEvent")]
    public static partial int FakeButton(nint display, uint button, int isPress, nuint delayMs);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeMotionEvent")]
    public static partial int FakeMotion(nint display, int screen, int x, int y, nuint delayMs);
}
