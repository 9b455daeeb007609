using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>Waiting on a descriptor to the microsecond, and shared memory.</summary>
internal static unsafe partial class LibC
{
    private const string Library = "libc";

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>Waits until there is something to read, or the time (a <see cref="Clock"/> reading) has come.</summary>
    public static void WaitToRead(int descriptor, long untilNanoseconds)
    {
        var entry = new PollEntry { Descriptor = descriptor, Events = 1 };
        var rest = Math.Max(0, untilNanoseconds - Clock.Now);
        var time = new TimeSpec { Seconds = rest / 1_000_000_000, Nanoseconds = rest % 1_000_000_000 };
        _ = Poll(&entry, 1, &time, null);
    }

    [LibraryImport(Library, EntryPoint = "shmget", SetLastError = true)]
    public static partial int SegmentGet(int key, nuint sizeBytes, int flags);

    [LibraryImport(Library, EntryPoint = "shmat", SetLastError = true)]
    public static partial nint SegmentAttach(int id, nint address, int flags);

    [LibraryImport(Library, EntryPoint = "shmdt")]
    public static partial int SegmentDetach(nint address);

    [LibraryImport(Library, EntryPoint = "shmctl")]
    public static partial int SegmentControl(int id, int command, nint buffer);

    [LibraryImport(Library, EntryPoint = "ppoll")]
    private static partial int Poll(PollEntry* entries, nuint count, TimeSpec* limit, void* signals);
}
