using System.Runtime.InteropServices;

namespace Deskside.Bench;

/// <summary>The processor time that the calling thread has used. Other work on the machine does not count.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static long Nanoseconds
    {
        get
        {
            _ = clock_gettime(ThreadProcessorTime, out var now);
            return now.Seconds * 1_000_000_000 + now.Nanoseconds;
        }
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out TimeSpec now);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
