using System.Net;
using System.Net.Sockets;

namespace Deskside.OutOfBand.Tests;

/// <summary>Two ends of a real TCP connection over loopback.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private Loopback(TcpClient one, TcpClient other) => (_one, _other) = (one, other);

    private readonly TcpClient _one;
    private readonly TcpClient _other;

    public Stream One => _one.GetStream();
    public Stream Other => _other.GetStream();

    public static async Task<Loopback> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var one = new TcpClient();
        await one.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        var other = await listener.AcceptTcpClientAsync();
        (one.NoDelay, other.NoDelay) = (true, true);
        return new Loopback(one, other);
    }

    public ValueTask DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        return ValueTask.CompletedTask;
    }
}
