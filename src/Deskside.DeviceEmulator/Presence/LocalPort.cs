using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Deskside.DeviceEmulator.Presence;

/// <summary>One of the firmware's ports on the machine's own network, for tools that dial the device.</summary>
public sealed class LocalPort : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _lines = new();
    private readonly Task _accepting;

    public LocalPort(DevicePorts ports, int port, IPEndPoint listenOn)
    {
        _listener = new TcpListener(listenOn);
        _listener.Start(8);
        _accepting = AcceptAsync(ports, port, _stopping.Token);
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_lines.Keys);
    }

    private async Task AcceptAsync(DevicePorts ports, int port, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(cancellation);
                socket.NoDelay = true;
                var serving = ports.ServeAsync(port, new NetworkStream(socket, ownsSocket: true), cancellation);
                _lines[serving] = 0;
                _ = serving.ContinueWith(done => _lines.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Asked to stop.
        }
    }
}
