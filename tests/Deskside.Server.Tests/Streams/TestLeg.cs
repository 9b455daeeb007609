using System.Buffers;
using System.Net.WebSockets;
using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Streams;

/// <summary>The far end of a leg, over a real WebSocket.</summary>
internal sealed class TestLeg : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<(FrameKind Kind, byte[] Payload, StreamId Stream)> _frames = new();
    private readonly byte[] _buffer = new byte[FrameHeader.MaxFrame];

    public static async Task<TestLeg> OpenAsync(Uri server, string path, string? origin = null)
    {
        var leg = new TestLeg();
        if (origin is not null)
        {
            leg._socket.Options.SetRequestHeader("Origin", origin);
        }

        await leg._socket.ConnectAsync(new UriBuilder(server) { Scheme = server.Scheme == "https" ? "wss" : "ws", Path = path }.Uri, Patience());
        return leg;
    }

    /// <summary>Fetches a ticket, opens the leg and joins.</summary>
    public static async Task<(TestLeg Leg, Joined Joined)> JoinAsync(Person person, Uri server, string session, LegRole role)
    {
        var (path, ticket) = await TicketAsync(person, session, role);
        var leg = await OpenAsync(server, path);
        await leg.SendJoinAsync(role, ticket);
        return (leg, await leg.ExpectJoinedAsync());
    }

    public static async Task<(string Path, Ticket Ticket)> TicketAsync(Person person, string session, LegRole role)
    {
        var answer = await person.PostAsync($"/api/v1/sessions/{session}/legs", new { role = role.ToString().ToLowerInvariant() }).ExpectAsync(200);
        Assert.True(Ticket.TryParse(answer.Text("ticket"), out var ticket));
        return (answer.Text("path"), ticket);
    }

    public Task SendJoinAsync(LegRole role, Ticket ticket)
    {
        var payload = new ArrayBufferWriter<byte>();
        new Join(ProtocolVersion.Current, role, ticket).Write(payload);
        var output = new ArrayBufferWriter<byte>();
        Frame.WriteClear(output, FrameKind.Join, StreamId.Of(0, Channel.Relay), 0, payload.WrittenSpan);
        return SendAsync(output.WrittenMemory);
    }

    /// <summary>A frame that looks sealed: the relay cannot tell.</summary>
    public Task SendSealedAsync(FrameKind kind, StreamId stream, uint sequence, byte fill, FrameFlags flags = FrameFlags.None)
    {
        var bytes = new byte[FrameHeader.Size + 40];
        new FrameHeader(kind, flags, 0, stream, sequence, 0, 40).Write(bytes);
        bytes.AsSpan(FrameHeader.Size).Fill(fill);
        return SendAsync(bytes);
    }

    public async Task<Joined> ExpectJoinedAsync()
    {
        var (kind, payload, _) = await NextAsync();
        Assert.Equal(FrameKind.Joined, kind);
        Assert.True(Joined.TryRead(payload, out var joined));
        return joined;
    }

    public async Task<Refused> ExpectRefusedAsync()
    {
        while (true)
        {
            var (kind, payload, _) = await NextAsync();
            if (kind == FrameKind.Refused)
            {
                Assert.True(Refused.TryRead(payload, out var refused));
                return refused;
            }
        }
    }

    /// <summary>The next frame of the kind.</summary>
    public async Task<byte[]> NextAsync(FrameKind wanted)
    {
        while (true)
        {
            var (kind, payload, _) = await NextAsync();
            if (kind == wanted)
            {
                return payload;
            }
        }
    }

    public async Task<(FrameKind Kind, byte[] Payload, StreamId Stream)> NextAsync()
    {
        while (_frames.Count == 0)
        {
            var used = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(used), Patience());
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new EndOfStreamException("The relay closed the leg.");
                }

                used += part.Count;
            }
            while (!part.EndOfMessage);
            var reader = new FrameReader(_buffer.AsMemory(0, used).ToArray());
            while (reader.Next(out var frame) == FrameRead.Frame)
            {
                _frames.Enqueue((frame.Header.Kind, frame.Bytes[FrameHeader.Size..].ToArray(), frame.Header.Stream));
            }
        }

        return _frames.Dequeue();
    }

    /// <summary>Cuts the line without a word.</summary>
    public void Cut() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, Patience()).AsTask();

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
