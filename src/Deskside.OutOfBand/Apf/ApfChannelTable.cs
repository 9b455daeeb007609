namespace Deskside.OutOfBand.Apf;

/// <summary>The channels of one line, by the number that this end chose.</summary>
/// <remarks>
/// Both ends use it: the presence server opens, the device accepts. A number is forgotten when both ends have closed; messages to
/// a number that is not there are ignored, as they may have crossed our own close. Thread-safe.
/// </remarks>
public sealed class ApfChannelTable(ApfOutlet outlet, ApfChannelOptions options, TimeProvider time)
{
    // Peers that never answer a close keep their numbers; beyond this many no more channels are opened.
    private const int MaxUnanswered = 256;
    private const uint FirstId = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<uint, ApfChannel> _open = [];
    private readonly Dictionary<uint, Asked> _asked = [];
    // Closed here, not answered yet: what the peer had under way still counts against its credit. Null where no channel came of it.
    private readonly Dictionary<uint, ApfChannel?> _closing = [];
    private readonly HashSet<uint> _abandoned = [];
    private uint _nextId = FirstId;
    private string? _over;

    /// <summary>Channels open now.</summary>
    public int Count { get { lock (_gate) return _open.Count; } }

    /// <summary>Asks the peer for a channel to one of its ports.</summary>
    public async ValueTask<ChannelOutcome> OpenAsync(string address, int port, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<ChannelOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        uint id;
        lock (_gate)
        {
            if (_over is not null) return new ChannelOutcome.LineLost(_over);
            // Numbers that the peer never let go count, too: a line with so many of them is of no more use.
            if (_open.Count + _asked.Count >= options.MaxChannels || _closing.Count >= MaxUnanswered) return new ChannelOutcome.TooMany(options.MaxChannels);
            id = _nextId++;
            _asked[id] = new Asked(port, answer);
        }
        try
        {
            await outlet.SendAsync(new ApfMessage.ChannelOpen(
                ApfNames.ForwardedChannel, id, (uint)options.WindowBytes, address, (uint)port, "127.0.0.1", 1024 + (id % 60000)), cancellation);
            return await answer.Task.WaitAsync(options.OpenPatience, time, cancellation);
        }
        catch (IOException broken)
        {
            return new ChannelOutcome.LineLost(broken.Message);
        }
        catch (TimeoutException)
        {
            return Abandon(id, answer) ?? new ChannelOutcome.NoAnswer(options.OpenPatience);
        }
        catch (OperationCanceledException)
        {
            if (Abandon(id, answer) is ChannelOutcome.Opened late) await late.Channel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Accepts a channel that the peer opened. Null when there are too many.</summary>
    public ApfChannel? Accept(ApfMessage.ChannelOpen asked)
    {
        lock (_gate)
        {
            if (_over is not null || _open.Count >= options.MaxChannels) return null;
            var channel = new ApfChannel(this, _nextId++, asked.Sender, options, asked.Window, (int)asked.Port);
            _open[channel.LocalId] = channel;
            outlet.TryPost(new ApfMessage.ChannelOpenConfirmation(asked.Sender, channel.LocalId, (uint)options.WindowBytes));
            return channel;
        }
    }

    /// <summary>Whether a type is one of those that <see cref="Handle"/> takes.</summary>
    public static bool Concerns(ApfType type) =>
        type is ApfType.ChannelOpenConfirmation or ApfType.ChannelOpenFailure or ApfType.ChannelWindowAdjust or ApfType.ChannelBytes or ApfType.ChannelClose;

    /// <summary>Takes a message about a channel. Never waits. A text is the violation for which the line must be closed.</summary>
    public string? Handle(ApfMessage message) => message switch
    {
        ApfMessage.ChannelBytes bytes when Find(bytes.Recipient) is { } channel =>
            channel.Accept(bytes.Payload.Span, options.MaxOverrunBytes)
                ? null
                : $"Channel {bytes.Recipient} to port {channel.Port} was sent more than {options.MaxOverrunBytes} bytes beyond its window.",
        ApfMessage.ChannelWindowAdjust adjust => Adjust(adjust),
        ApfMessage.ChannelOpenConfirmation confirmation => Confirm(confirmation),
        ApfMessage.ChannelOpenFailure failure => Fail(failure),
        ApfMessage.ChannelClose close => CloseByPeer(close.Recipient),
        _ => null,
    };

    /// <summary>Ends every channel, because the line is gone.</summary>
    public void EndAll(string why)
    {
        ApfChannel[] open;
        Asked[] asked;
        lock (_gate)
        {
            _over ??= why;
            (open, asked) = ([.. _open.Values], [.. _asked.Values]);
            _open.Clear();
            _asked.Clear();
        }
        foreach (var channel in open) channel.End(why);
        foreach (var waiting in asked) waiting.Answer.TrySetResult(new ChannelOutcome.LineLost(why));
    }

    internal ValueTask SendAsync(ApfMessage message, CancellationToken cancellation) => outlet.SendAsync(message, cancellation);

    internal async ValueTask GrantAsync(uint remoteId, uint bytes, CancellationToken cancellation)
    {
        try
        {
            await outlet.SendAsync(new ApfMessage.ChannelWindowAdjust(remoteId, bytes), cancellation);
        }
        catch (IOException)
        {
            // What was read is still good; the next read tells of the end.
        }
    }

    internal void Close(ApfChannel channel)
    {
        lock (_gate)
        {
            if (!_open.Remove(channel.LocalId)) return;
            _closing[channel.LocalId] = channel;
        }
        outlet.TryPost(new ApfMessage.ChannelClose(channel.RemoteId));
        channel.End("The channel was closed here.");
    }

    private sealed record Asked(int Port, TaskCompletionSource<ChannelOutcome> Answer);

    private ApfChannel? Find(uint id)
    {
        lock (_gate) return _open.GetValueOrDefault(id) ?? _closing.GetValueOrDefault(id);
    }

    private string? Adjust(ApfMessage.ChannelWindowAdjust adjust)
    {
        Find(adjust.Recipient)?.AddCredit(adjust.Bytes);
        return null;
    }

    private string? Confirm(ApfMessage.ChannelOpenConfirmation confirmation)
    {
        lock (_gate)
        {
            if (_abandoned.Remove(confirmation.Recipient))
            {
                _closing[confirmation.Recipient] = null;
                outlet.TryPost(new ApfMessage.ChannelClose(confirmation.Sender));
                return null;
            }
            if (!_asked.Remove(confirmation.Recipient, out var asked)) return $"Channel {confirmation.Recipient} was confirmed, but nobody asked for it.";
            var channel = new ApfChannel(this, confirmation.Recipient, confirmation.Sender, options, confirmation.Window, asked.Port);
            _open[channel.LocalId] = channel;
            asked.Answer.TrySetResult(new ChannelOutcome.Opened(channel));
            return null;
        }
    }

    private string? Fail(ApfMessage.ChannelOpenFailure failure)
    {
        lock (_gate)
        {
            if (_abandoned.Remove(failure.Recipient)) return null;
            if (!_asked.Remove(failure.Recipient, out var asked)) return $"Channel {failure.Recipient} was refused, but nobody asked for it.";
            asked.Answer.TrySetResult(new ChannelOutcome.Refused(failure.Reason));
            return null;
        }
    }

    private string? CloseByPeer(uint id)
    {
        ApfChannel? channel;
        lock (_gate)
        {
            if (_closing.Remove(id)) return null;
            if (!_open.Remove(id, out channel)) return null;
        }
        outlet.TryPost(new ApfMessage.ChannelClose(channel.RemoteId));
        channel.End("The peer closed the channel.");
        return null;
    }

    // The answer may have come while the patience ran out: then it counts.
    private ChannelOutcome? Abandon(uint id, TaskCompletionSource<ChannelOutcome> answer)
    {
        lock (_gate)
        {
            if (_asked.Remove(id))
            {
                if (_abandoned.Count < MaxUnanswered) _abandoned.Add(id);
                return null;
            }
            return answer.Task.IsCompletedSuccessfully ? answer.Task.GetAwaiter().GetResult() : null;
        }
    }
}
