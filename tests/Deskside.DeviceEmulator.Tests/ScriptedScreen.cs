using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>A VNC server that shows one picture, then a larger one: x in red, y in green, their sum in blue, RGB565.</summary>
internal sealed class ScriptedScreen : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    // Held, so that nobody but the test closes it: what is on its way when the line ends need not arrive.
    private TcpClient? _server;

    /// <summary>The end that the device reads.</summary>
    public Stream Line { get; private set; } = Stream.Null;

    public async Task<Task> StartAsync(CancellationToken cancellation)
    {
        _listener.Start();
        var device = new TcpClient();
        await device.ConnectAsync((IPEndPoint)_listener.LocalEndpoint, cancellation);
        Line = device.GetStream();
        _server = await _listener.AcceptTcpClientAsync(cancellation);
        return ServeAsync(_server.GetStream(), cancellation);
    }

    private static async Task ServeAsync(NetworkStream line, CancellationToken cancellation)
    {
        await line.WriteAsync("RFB 003.008\n"u8.ToArray(), cancellation);
        await TakeAsync(line, 12, cancellation);
        await line.WriteAsync(new byte[] { 1, 1 }, cancellation);
        await TakeAsync(line, 1, cancellation);
        await line.WriteAsync(new byte[4], cancellation);
        await TakeAsync(line, 1, cancellation);
        await line.WriteAsync(new byte[] { 0, 70, 0, 66, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0, 0, 0, 0, 2, (byte)'p', (byte)'c' }, cancellation);
        // Colours, two encodings, a request; then the answers of a picture and of a larger one.
        await TakeAsync(line, 20 + 12 + 10, cancellation);
        await line.WriteAsync(Picture(70, 66), cancellation);
        await line.WriteAsync(new byte[] { 0, 0, 0, 1, 0, 0, 0, 0, 0, 96, 0, 68, 0xFF, 0xFF, 0xFF, 0x21 }, cancellation);
        await line.WriteAsync(Picture(96, 68), cancellation);
    }

    private static byte[] Picture(int width, int height)
    {
        var bytes = new byte[16 + width * height * 2];
        bytes[3] = 1;
        bytes[9] = (byte)width;
        bytes[11] = (byte)height;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                int red = Math.Min(x, 31), green = Math.Min(y, 63), blue = Math.Min(x + y, 31);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(16 + (y * width + x) * 2), (ushort)(red << 11 | green << 5 | blue));
            }
        return bytes;
    }

    private static async Task TakeAsync(Stream from, int count, CancellationToken cancellation) => await from.ReadExactlyAsync(new byte[count], cancellation);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _server?.Dispose();
        await Line.DisposeAsync();
    }
}
