using System.Buffers;
using System.Net.WebSockets;
using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

/// <summary>The far end of a leg: a WebSocket over memory, with what a test says and hears.</summary>
internal sealed class TestLeg : IDisposable
{
    private readonly Queue<(FrameHeader Header, byte[] Bytes)> _frames = new();
    private readonly byte[] _buffer = new byte[FrameHeader.MaxFrame];

    public TestLeg(Switchboard switchboard, Guid session, int lineBytes = 16 * 1024)
    {
        var (here, there) = DuplexStream.Pair(lineBytes);
        Socket = WebSocket.CreateFromStream(here, new WebSocketCreationOptions { IsServer = false });
        var atRelay = WebSocket.CreateFromStream(there, new WebSocketCreationOptions { IsServer = true });
        Run = switchboard.RunLegAsync(session, atRelay, Cut.Token);
    }

    public WebSocket Socket { get; }

    public Task<LegEnd> Run { get; }

    public CancellationTokenSource Cut { get; } = new();

    /// <summary>WebSocket messages received.</summary>
    public int Messages { get; private set; }

    public static byte[] Frame(FrameKind kind, byte leg, byte channel, uint sequence = 0, int payload = 20, FrameFlags flags = FrameFlags.None)
    {
        var bytes = new byte[FrameHeader.Size + payload];
        new FrameHeader(kind, flags, 0, StreamId.Of(leg, channel), sequence, 0, payload).Write(bytes);
        bytes.AsSpan(FrameHeader.Size).Fill((byte)sequence);
        return bytes;
    }

    public static byte[] JoinFrame(LegRole role, Ticket ticket, ushort version = ProtocolVersion.Current)
    {
        var payload = new ArrayBufferWriter<byte>();
        new Join(version, role, ticket).Write(payload);
        var output = new ArrayBufferWriter<byte>();
        Protocol.Frames.Frame.WriteClear(output, FrameKind.Join, StreamId.Of(0, Channel.Relay), 0, payload.WrittenSpan);
        return output.WrittenSpan.ToArray();
    }

    public async Task SendAsync(params byte[][] frames) =>
        await Socket.SendAsync(frames.SelectMany(frame => frame).ToArray(), WebSocketMessageType.Binary, true, Bounded());

    public async Task<Joined> JoinAsync(LegRole role, Ticket ticket)
    {
        await SendAsync(JoinFrame(role, ticket));
        var (header, bytes) = await NextAsync();
        Assert.Equal(FrameKind.Joined, header.Kind);
        Assert.True(Joined.TryRead(bytes.AsSpan(FrameHeader.Size), out var joined));
        return joined;
    }

    /// <summary>The next frame; waits for it.</summary>
    public async Task<(FrameHeader Header, byte[] Bytes)> NextAsync()
    {
        while (_frames.Count == 0)
        {
            var used = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await Socket.ReceiveAsync(_buffer.AsMemory(used), Bounded());
                if (part.MessageType == WebSocketMessageType.Close) throw new EndOfStreamException("closed by the relay");
                used += part.Count;
            }
            while (!part.EndOfMessage);
            Messages++;
            var reader = new FrameReader(_buffer.AsMemory(0, used).ToArray());
            while (reader.Next(out var frame) == FrameRead.Frame) _frames.Enqueue((frame.Header, frame.Bytes.ToArray()));
            Assert.Equal(HeaderParse.Ok, reader.Problem);
        }
        return _frames.Dequeue();
    }

    public async Task<PeerNews> NextNewsAsync()
    {
        var (header, bytes) = await NextAsync();
        Assert.Equal(FrameKind.PeerNews, header.Kind);
        Assert.True(PeerNews.TryRead(bytes.AsSpan(FrameHeader.Size), out var news));
        return news;
    }

    public async Task<Refused> NextRefusalAsync()
    {
        while (true)
        {
            var (header, bytes) = await NextAsync();
            if (header.Kind != FrameKind.Refused) continue;
            Assert.True(Refused.TryRead(bytes.AsSpan(FrameHeader.Size), out var refused));
            return refused;
        }
    }

    /// <summary>Cuts the line without a word, as a lost connection does.</summary>
    public async Task LoseAsync()
    {
        Socket.Abort();
        await Run.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        Socket.Abort();
        Cut.Cancel();
    }

    private static CancellationToken Bounded() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
