using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>Counts the frames on the viewer's WebSocket by the kind in their clear headers.</summary>
internal sealed class WireWatch
{
    public const byte Control = 16;
    public const byte Input = 17;
    public const byte Cursor = 18;
    public const byte Screen = 19;

    private readonly ConcurrentQueue<(byte Kind, bool FromSharer)> _frames = new();

    /// <summary>Watches every WebSocket that the page opens from now on.</summary>
    public WireWatch(IPage page) => page.WebSocket += (_, socket) =>
    {
        socket.FrameReceived += (_, frame) => Take(frame.Binary, fromSharer: true);
        socket.FrameSent += (_, frame) => Take(frame.Binary, fromSharer: false);
    };

    public int Received(byte kind) => _frames.Count(frame => frame.FromSharer && frame.Kind == kind);

    public int Sent(byte kind) => _frames.Count(frame => !frame.FromSharer && frame.Kind == kind);

    private void Take(byte[]? message, bool fromSharer)
    {
        for (var rest = (ReadOnlySpan<byte>)(message ?? []); rest.Length >= 16;)
        {
            _frames.Enqueue((rest[0], fromSharer));
            var length = 16 + (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(rest[12..]), 256 * 1024);
            rest = rest[Math.Min(length, rest.Length)..];
        }
    }
}
