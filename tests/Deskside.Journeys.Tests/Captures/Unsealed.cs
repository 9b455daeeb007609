using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Deskside.Codec;

namespace Deskside.Journeys.Tests.Captures;

/// <summary>What a build that forgot to seal would put on the wire: the same frames over a WebSocket, with their payload in clear.</summary>
internal static class Unsealed
{
    public static async Task SendAsync(string typed, string password)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var receiver = await listener.AcceptTcpClientAsync();
        var message = Message(typed, password);
        await sender.GetStream().WriteAsync(message);
        // Everything has crossed the wire, and so the capture, when the other end has read it.
        await receiver.GetStream().ReadExactlyAsync(new byte[message.Length]);
    }

    private static byte[] Message(string typed, string password)
    {
        var bytes = new List<byte>(Encoding.ASCII.GetBytes($"GET /relay HTTP/1.1\r\nUpgrade: websocket\r\nX-Password: {password}\r\n\r\n"));
        bytes.AddRange(WebSocketFrame(Frame(17, Encoding.UTF8.GetBytes(typed))));
        bytes.AddRange(WebSocketFrame(Frame(19, ScreenMessage())));
        return [.. bytes];
    }

    private static byte[] ScreenMessage()
    {
        var pixels = new uint[64 * 64];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (uint)(i * 2654435761) & 0xffffff;
        using var encoder = new ScreenEncoder(64, 64, ScreenEncoderOptions.Default);
        var frame = encoder.Encode(pixels, 64, [new PixelRect(0, 0, 64, 64)], EncodeBudget.Exact);
        return [.. new byte[12], .. frame.Bytes];
    }

    private static byte[] Frame(byte kind, byte[] payload)
    {
        var frame = new byte[16 + payload.Length];
        frame[0] = kind;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(12), (uint)payload.Length);
        payload.CopyTo(frame, 16);
        return frame;
    }

    // Masked, as a browser or the Companion sends it (RFC 6455, section 5.3).
    private static byte[] WebSocketFrame(byte[] payload)
    {
        byte[] mask = [0x11, 0x22, 0x33, 0x44];
        var head = payload.Length < 126
            ? new byte[] { 0x82, (byte)(0x80 | payload.Length) }
            : [0x82, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [.. head, .. mask, .. payload.Select((value, i) => (byte)(value ^ mask[i & 3]))];
    }
}
