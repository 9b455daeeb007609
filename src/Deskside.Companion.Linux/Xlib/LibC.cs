using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>The few calls of the C library that the native end needs: waiting on descriptors, wake-ups, shared memory, locale.</summary>
internal static partial class LibC
{
    private const string Library = "libc";

    public const short PollIn = 1;
    public const short PollErr = 8;
    public const short PollHup = 16;
    public const int IpcPrivate = 0;
    public const int IpcRemove = 0;
    public const int IpcCreate = 0x200;
    public const int EventNonBlocking = 0x800;
    public const int EventCloseOnExec = 0x80000;
    public const int LocaleCharacters = 0;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "eventfd")]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "read")]
    public static unsafe partial nint Read(int descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "write")]
    public static unsafe partial nint Write(int descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "shmget", SetLastError = true)]
    public static partial int SegmentGet(int key, nuint sizeBytes, int flags);

    [LibraryImport(Library, EntryPoint = "shmat", SetLastError = true)]
    public static partial nint SegmentAttach(int id, nint address, int flags);

    [LibraryImport(Library, EntryPoint = "shmdt")]
    public static partial int SegmentDetach(nint address);

    [LibraryImport(Library, EntryPoint = "shmctl")]
    public static partial int SegmentControl(int id, int command, nint buffer);

    [LibraryImport(Library, EntryPoint = "setlocale", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetLocale(int category, string? locale);
}
