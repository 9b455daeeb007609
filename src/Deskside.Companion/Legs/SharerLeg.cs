using System.Buffers;
using System.Net.WebSockets;
using Deskside.Companion.Backend;
using Deskside.Companion.Sharing;
using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Legs;

/// <summary>The sharer's leg: joins the relay, comes back by itself after a cut line, moves frames both ways.</summary>
/// <remarks>
/// Comes back with the resume ticket, and with a fresh one from the server when that is refused. <see cref="RunAsync"/> ends with a
/// <see cref="LegEnd"/> when the session is over or coming back is hopeless. Events are raised on the reader's flow, one at a time.
/// </remarks>
internal sealed class SharerLeg(
    ServerLink server, HttpMessageInvoker http, string session, Outgoing outgoing, SessionClock clock, TimeProvider time, ILegListener listener)
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.Zero, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private static readonly TimeSpan JoinWithin = TimeSpan.FromSeconds(10);

    private Ticket? _resume;

    /// <summary>Runs until the session ends, the relay refuses for good, or it is cancelled.</summary>
    public async Task<LegEnd> RunAsync(CancellationToken cancellation)
    {
        for (var failures = 0; ; failures++)
        {
            await Task.Delay(Waits[Math.Min(failures, Waits.Length - 1)], time, cancellation);
            var visit = await VisitAsync(cancellation);
            if (visit.End is { } end) return end;
            if (visit.WasJoined)
            {
                failures = 0;
                outgoing.LineLost();
                listener.OnAway();
            }
        }
    }

    private async Task<Visit> VisitAsync(CancellationToken cancellation)
    {
        var wasJoined = false;
        try
        {
            var path = $"/relay/{session}";
            var usesResume = _resume is not null;
            var ticket = _resume;
            if (ticket is null)
            {
                var answer = await server.GetTicketAsync(session, cancellation);
                path = answer.Path;
                if (!Ticket.TryParse(answer.Ticket, out ticket)) return new Visit(false, new LegEnd.Failed("The server sent an unreadable ticket."));
            }
            using var socket = await LegSocket.ConnectAsync(server.Address, path, http, cancellation);
            _resume = null;
            await socket.SendAsync(JoinFrame(ticket), cancellation);
            if (await JoinedAsync(socket, cancellation) is not { } answered) return new Visit(false, null);
            if (answered.Refused is { } refused)
                return new Visit(false, usesResume && refused.Reason is RefusalReason.TicketUnknownOrUsed or RefusalReason.TicketExpired ? null : End(refused));
            wasJoined = true;
            _resume = answered.Joined!.ResumeTicket;
            clock.Set(answered.Joined.SessionMs);
            listener.OnJoined(answered.Joined);
            return new Visit(true, await ExchangeAsync(socket, answered.Rest, cancellation));
        }
        catch (Exception lost) when (IsLineTrouble(lost) && !cancellation.IsCancellationRequested)
        {
            return new Visit(wasJoined, null);
        }
        catch (BackendException refused)
        {
            return new Visit(wasJoined, new LegEnd.Refused(refused.Message));
        }
    }

    private static bool IsLineTrouble(Exception problem) =>
        problem is WebSocketException or HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    private async Task<LegEnd?> ExchangeAsync(LegSocket socket, ReadOnlyMemory<byte> rest, CancellationToken cancellation)
    {
        using var visit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(socket, visit.Token);
        try
        {
            for (ReadOnlyMemory<byte>? message = rest; message is { } bytes; message = await socket.ReceiveAsync(cancellation))
                if (Take(bytes) is { } end) return end;
            return null;
        }
        finally
        {
            await visit.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(LegSocket socket, CancellationToken cancellation)
    {
        var batch = new ArrayBufferWriter<byte>(64 * 1024);
        try
        {
            while (true)
            {
                while (outgoing.TryFill(batch))
                {
                    await socket.SendAsync(batch.WrittenMemory, cancellation);
                    batch.ResetWrittenCount();
                }
                await outgoing.Waiting.WaitAsync(cancellation);
            }
        }
        catch (Exception lost) when (IsLineTrouble(lost))
        {
            // The reader finds the same line broken and comes back; a socket that only fails to write is closed for it.
            socket.Dispose();
        }
    }

    private async Task<JoinAnswer?> JoinedAsync(LegSocket socket, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(JoinWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        if (await socket.ReceiveAsync(either.Token) is not { } message) return null;
        var reader = new FrameReader(message);
        if (reader.Next(out var frame) != FrameRead.Frame) return null;
        if (frame.Header.Kind == FrameKind.Refused && Protocol.Messages.Refused.TryRead(frame.Payload.Span, out var refused)) return new JoinAnswer(null, refused, default);
        return frame.Header.Kind == FrameKind.Joined && Joined.TryRead(frame.Payload.Span, out var joined)
            ? new JoinAnswer(joined, null, message[frame.Bytes.Length..])
            : null;
    }

    private LegEnd? Take(ReadOnlyMemory<byte> message)
    {
        var reader = new FrameReader(message);
        while (reader.Next(out var frame) == FrameRead.Frame)
        {
            switch (frame.Header.Kind)
            {
                case FrameKind.Refused when Protocol.Messages.Refused.TryRead(frame.Payload.Span, out var refused): return End(refused);
                case FrameKind.PeerNews when PeerNews.TryRead(frame.Payload.Span, out var news): listener.OnPeer(news); break;
                case FrameKind.Handshake: listener.OnHandshake(frame.Header.Stream.Leg, frame.Payload.Span); break;
                case var kind when kind.IsSealed(): listener.OnSealed(frame); break;
            }
        }
        return null;
    }

    private static LegEnd? End(Refused refused) => refused.Reason switch
    {
        RefusalReason.SessionEnded => new LegEnd.SessionEnded(),
        RefusalReason.Version => new LegEnd.Failed(
            $"This Companion speaks protocol version {ProtocolVersion.Current}, the server needs {refused.MinVersion} to {refused.MaxVersion}. Download the Companion anew from the help page."),
        RefusalReason.TooSlow => null,
        RefusalReason.Replaced => new LegEnd.Failed("This help session was taken over by another Companion on this or another PC."),
        _ => new LegEnd.Refused(refused.Text),
    };

    private static byte[] JoinFrame(Ticket ticket)
    {
        var payload = new ArrayBufferWriter<byte>();
        new Join(ProtocolVersion.Current, LegRole.Sharer, ticket).Write(payload);
        var frame = new ArrayBufferWriter<byte>();
        Frame.WriteClear(frame, FrameKind.Join, StreamId.Of(0, Channel.Relay), 0, payload.WrittenSpan);
        return frame.WrittenSpan.ToArray();
    }

    private readonly record struct Visit(bool WasJoined, LegEnd? End);

    private sealed record JoinAnswer(Joined? Joined, Refused? Refused, ReadOnlyMemory<byte> Rest);
}

/// <summary>What the leg tells, one call at a time.</summary>
internal interface ILegListener
{
    void OnJoined(Joined joined);

    void OnPeer(PeerNews news);

    void OnHandshake(byte leg, ReadOnlySpan<byte> payload);

    void OnSealed(Frame frame);

    /// <summary>The line is cut; it will come back by itself.</summary>
    void OnAway();
}

/// <summary>Why a leg ended for good.</summary>
internal abstract record LegEnd
{
    private LegEnd() { }

    public sealed record SessionEnded : LegEnd;

    /// <summary>The server or relay does not want this leg.</summary>
    public sealed record Refused(string Reason) : LegEnd;

    /// <summary>Nothing that trying again would mend; the text is for the customer.</summary>
    public sealed record Failed(string Reason) : LegEnd;
}
