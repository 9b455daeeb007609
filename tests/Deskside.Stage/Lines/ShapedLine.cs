using System.Diagnostics;
using System.IO.Pipes;

namespace Deskside.Stage.Lines;

/// <summary>Two hosts (network namespaces) and a line of a given quality between them, moved packet by packet in this process.</summary>
/// <remarks>
/// The near host has <see cref="NearAddress"/>, the far one <see cref="FarAddress"/>. No queue discipline of the kernel is needed. Needs root.
/// Namespaces and devices are named after this process, and removed at the end.
/// </remarks>
public sealed class ShapedLine : IAsyncDisposable
{
    private const int MaxPacket = 65536;

    private static int s_count;

    private readonly Tun _near;
    private readonly Tun _far;
    private readonly LineDirection _up;
    private readonly LineDirection _down;
    private readonly AnonymousPipeServerStream _stop = new(PipeDirection.Out);
    private readonly AnonymousPipeClientStream _stopped;
    private readonly Thread _mover;
    private volatile bool _isOver;

    private ShapedLine(LineOptions options, Tun near, Tun far, string nearHost, string farHost)
    {
        (_near, _far, NearHost, FarHost) = (near, far, nearHost, farHost);
        var delay = options.OneWayDelay.TotalSeconds;
        _up = new LineDirection(options.UpBitsPerSecond, delay, options.LossShare, options.QueueBytes, seed: 1);
        _down = new LineDirection(options.DownBitsPerSecond, delay, options.LossShare, options.QueueBytes, seed: 2);
        _stopped = new AnonymousPipeClientStream(PipeDirection.In, _stop.ClientSafePipeHandle);
        _mover = new Thread(Move) { IsBackground = true, Name = "shaped-line" };
        _mover.Start();
    }

    public static string NearAddress => "10.77.0.1";

    public static string FarAddress => "10.77.0.2";

    /// <summary>Name of the near host's namespace: <c>ip netns exec NAME …</c>.</summary>
    public string NearHost { get; }

    public string FarHost { get; }

    public long UpBytes => _up.CarriedBytes;

    public long DownBytes => _down.CarriedBytes;

    public long DroppedPackets => _up.DroppedPackets + _down.DroppedPackets;

    public static async Task<ShapedLine> LayAsync(LineOptions options)
    {
        var id = $"{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}";
        string near = $"dn{id}", far = $"df{id}";
        var nearTun = Tun.Create($"tn{id}"[..Math.Min(15, id.Length + 2)]);
        var farTun = Tun.Create($"tf{id}"[..Math.Min(15, id.Length + 2)]);
        await RaiseAsync(near, nearTun.Name, NearAddress, FarAddress);
        await RaiseAsync(far, farTun.Name, FarAddress, NearAddress);
        return new ShapedLine(options, nearTun, farTun, near, far);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _stop.WriteByte(0);
        _mover.Join();
        _near.Dispose();
        _far.Dispose();
        await _stop.DisposeAsync();
        await _stopped.DisposeAsync();
        await RunningProcess.RunAsync("ip", ["netns", "del", NearHost]);
        await RunningProcess.RunAsync("ip", ["netns", "del", FarHost]);
    }

    private static async Task RaiseAsync(string host, string device, string address, string peer)
    {
        await RunningProcess.RunAsync("ip", ["netns", "add", host]);
        await RunningProcess.RunAsync("ip", ["link", "set", device, "netns", host]);
        foreach (var command in new[] { "link set lo up", $"link set {device} mtu 1500 up", $"addr add {address} peer {peer} dev {device}" })
            await RunningProcess.RunAsync("ip", ["-n", host, .. command.Split(' ')]);
    }

    private void Move()
    {
        var clock = Stopwatch.StartNew();
        var packet = new byte[MaxPacket];
        while (!_isOver)
        {
            for (int length; (length = _near.Read(packet)) > 0;) _up.Offer(packet.AsSpan(0, length), clock.Elapsed.TotalSeconds);
            for (int length; (length = _far.Read(packet)) > 0;) _down.Offer(packet.AsSpan(0, length), clock.Elapsed.TotalSeconds);
            var now = clock.Elapsed.TotalSeconds;
            _up.DeliverDue(_far, now);
            _down.DeliverDue(_near, now);
            var next = Math.Min(_up.NextArrival ?? double.MaxValue, _down.NextArrival ?? double.MaxValue);
            Tun.WaitForEither(_near, _far, (int)_stopped.SafePipeHandle.DangerousGetHandle(),
                next == double.MaxValue ? null : TimeSpan.FromSeconds(Math.Max(0, next - clock.Elapsed.TotalSeconds)));
        }
    }
}
