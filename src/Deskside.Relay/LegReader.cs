using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>Reads one leg's messages: first a Join within its limit, then frames that must pass <see cref="FrameRules"/>.</summary>
/// <remarks>What does not fit is refused with a reason and closed; nothing of the message after it is forwarded. Never throws on outside bytes.</remarks>
internal sealed class LegReader(LegConnection connection, RelayOptions options, TimeProvider time, ILegAdmission admission)
{
    /// <summary>Null when the leg was refused or went away.</summary>
    public async Task<AdmissionOutcome.Admitted?> JoinAsync(Guid session, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.JoinLimit, time);
        using var tooLate = limit.Token.Register(() => Refuse(RefusalReason.Malformed, $"No Join within {options.JoinLimit.TotalSeconds:0} s."));
        var received = await connection.Receiver.ReceiveAsync(cancellation);
        if (!IsMessage(received) || !TryReadJoin(received.Message, out var join)) return null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        AdmissionOutcome outcome;
        try
        {
            outcome = await admission.AdmitAsync(session, join.Role, join.Ticket, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        if (outcome is AdmissionOutcome.Denied denied) Refuse(denied.Reason, denied.Text);
        return connection.IsClosing ? null : outcome as AdmissionOutcome.Admitted;
    }

    /// <summary>Forwards until the leg closes or is refused.</summary>
    public async Task ReadAsync(RelaySession session, LegIdentity leg, CancellationToken cancellation)
    {
        while (!connection.IsClosing)
        {
            var received = await connection.Receiver.ReceiveAsync(cancellation);
            if (connection.IsClosing || !IsMessage(received)) return;
            var frames = new FrameReader(received.Message);
            FrameRead read;
            while ((read = frames.Next(out var frame)) == FrameRead.Frame)
            {
                if (FrameRules.Check(leg, frame.Header) is { } reason)
                {
                    Refuse(reason, $"A {frame.Header.Kind} frame on stream {frame.Header.Stream} is not for this leg to send.");
                    return;
                }
                await session.Router.ForwardAsync(leg, frame, cancellation);
                if (connection.IsClosing) return;
            }
            if (read == FrameRead.Malformed)
            {
                RefuseMalformed(frames.Problem);
                return;
            }
        }
    }

    /// <summary>After the last word: reads and forgets until the other end closes or the line is cut.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        if (!connection.IsClosing) return;
        while ((await connection.Receiver.ReceiveAsync(cancellation)).Outcome is ReceiveOutcome.Message or ReceiveOutcome.Text or ReceiveOutcome.TooLarge) { }
    }

    private bool IsMessage(Received received)
    {
        if (received.Outcome == ReceiveOutcome.Text) Refuse(RefusalReason.Malformed, "Messages are binary.");
        if (received.Outcome == ReceiveOutcome.TooLarge) Refuse(RefusalReason.TooLarge, $"A message has at most {FrameHeader.MaxFrame} bytes.");
        return received.Outcome == ReceiveOutcome.Message;
    }

    private bool TryReadJoin(ReadOnlyMemory<byte> message, out Join join)
    {
        join = null!;
        var frames = new FrameReader(message);
        if (frames.Next(out var frame) != FrameRead.Frame || frame.Header.Kind != FrameKind.Join || frame.Bytes.Length != message.Length)
        {
            Refuse(RefusalReason.Malformed, "The first message is one Join frame.");
            return false;
        }
        if (Join.PeekVersion(frame.Payload.Span) is { } version and (< ProtocolVersion.Min or > ProtocolVersion.Max))
        {
            Refuse(RefusalReason.Version, $"This server speaks version {ProtocolVersion.Min} to {ProtocolVersion.Max}, the other end {version}: update the older one.");
            return false;
        }
        if (Join.TryRead(frame.Payload.Span, out var read))
        {
            join = read;
            return true;
        }
        Refuse(RefusalReason.Malformed, "The Join is malformed.");
        return false;
    }

    private void RefuseMalformed(HeaderParse problem) => Refuse(
        problem == HeaderParse.TooLong ? RefusalReason.TooLarge : RefusalReason.Malformed,
        problem == HeaderParse.TooLong ? $"A payload has at most {FrameHeader.MaxPayload} bytes." : $"A frame is malformed: {problem}.");

    private void Refuse(RefusalReason reason, string text) => connection.Refuse(reason, text, sessionMs: 0);
}
