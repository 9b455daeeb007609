using System.Runtime.InteropServices;

namespace Deskside.Stage.Lines;

/// <summary>A TUN device: what its host sends can be read here as IP packets, what is written here the host receives.</summary>
internal sealed partial class Tun : IDisposable
{
    private const int OpenReadWriteNonBlocking = 0x2 | 0x800;
    private const nuint SetInterface = 0x400454ca;
    private const short TunWithoutHeader = 0x0001 | 0x1000;

    private Tun(int descriptor, string name) => (Descriptor, Name) = (descriptor, name);

    public int Descriptor { get; }

    public string Name { get; }

    /// <summary>Creates the device in the current network namespace; it goes away with this object.</summary>
    public static unsafe Tun Create(string name)
    {
        var descriptor = Open("/dev/net/tun", OpenReadWriteNonBlocking);
        if (descriptor < 0) throw new InvalidOperationException("/dev/net/tun cannot be opened: shaped lines need root and the tun device.");
        var request = stackalloc byte[40];
        new Span<byte>(request, 40).Clear();
        for (var i = 0; i < name.Length && i < 15; i++) request[i] = (byte)name[i];
        *(short*)(request + 16) = TunWithoutHeader;
        if (Control(descriptor, SetInterface, request) < 0)
        {
            _ = Close(descriptor);
            throw new InvalidOperationException($"The TUN device {name} cannot be created (error {Marshal.GetLastPInvokeError()}).");
        }
        return new Tun(descriptor, name);
    }

    /// <summary>Reads one packet; 0 when none waits.</summary>
    public unsafe int Read(Span<byte> packet)
    {
        fixed (byte* at = packet) return Math.Max(0, (int)ReadFrom(Descriptor, at, (nuint)packet.Length));
    }

    public unsafe void Write(ReadOnlySpan<byte> packet)
    {
        fixed (byte* at = packet) _ = WriteTo(Descriptor, at, (nuint)packet.Length);
    }

    public void Dispose() => _ = Close(Descriptor);

    /// <summary>Waits until one of both can be read, or the time is over (null: for ever).</summary>
    public static unsafe void WaitForEither(Tun one, Tun other, int wakeDescriptor, TimeSpan? limit)
    {
        var watched = stackalloc PollEntry[3] { new(one.Descriptor), new(other.Descriptor), new(wakeDescriptor) };
        var time = limit is { } span ? new TimeSpec(span.Ticks / TimeSpan.TicksPerSecond, span.Ticks % TimeSpan.TicksPerSecond * 100) : default;
        _ = Poll(watched, 3, limit is null ? null : &time, null);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Control(int descriptor, nuint request, byte* argument);

    [LibraryImport("libc", EntryPoint = "read")]
    private static unsafe partial nint ReadFrom(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write")]
    private static unsafe partial nint WriteTo(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static unsafe partial int Poll(PollEntry* entries, nuint count, TimeSpec* limit, void* signals);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PollEntry(int descriptor)
    {
        private readonly int _descriptor = descriptor;
        private readonly short _events = 1;
        private readonly short _returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
