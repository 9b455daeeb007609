namespace Deskside.Relay;

/// <summary>What waits for one leg: bounded, in order, first in first out. Senders wait when it is full.</summary>
/// <remarks>
/// A frame counts until it was sent, not until it was taken. Thread-safe: several senders, one taker. Pushing takes its own hold on
/// the frame. After <see cref="Close"/> nothing is taken in and what waited is released.
/// </remarks>
internal sealed class LegOutbox(RelayOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<(RelayFrame Frame, long At)> _waiting = new();
    private TaskCompletionSource? _room; // made by whoever waits, so that nothing is allocated while nobody does
    private TaskCompletionSource? _work;
    private int _frames;
    private int _bytes;
    private bool _isClosed;

    /// <summary>Bytes waiting or being sent.</summary>
    public int Bytes { get { lock (_gate) return _bytes; } }

    /// <summary>How long the oldest frame has waited; zero when none does.</summary>
    public TimeSpan Age { get { lock (_gate) return _waiting.TryPeek(out var oldest) ? time.GetElapsedTime(oldest.At) : TimeSpan.Zero; } }

    /// <summary>Puts a frame in if there is room within the bound.</summary>
    public PushOutcome TryPush(RelayFrame frame) => Push(frame, options.MaxQueuedBytes, options.MaxQueuedFrames);

    /// <summary>As <see cref="TryPush"/>, with the reserve on top.</summary>
    public PushOutcome TryPushReserved(RelayFrame frame) =>
        Push(frame, options.MaxQueuedBytes + options.ReserveBytes, options.MaxQueuedFrames * 2);

    /// <summary>Waits for room as long as it takes.</summary>
    public async ValueTask<PushOutcome> PushAsync(RelayFrame frame, CancellationToken cancellation)
    {
        var outcome = TryPush(frame);
        while (true)
        {
            if (outcome != PushOutcome.Full) return outcome;
            // The signal is taken before the second try, so that room made in between is not missed.
            var room = RoomSignal();
            outcome = TryPush(frame);
            if (outcome != PushOutcome.Full) return outcome;
            await room.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits for room no longer than <paramref name="limit"/>; <see cref="PushOutcome.Full"/> when there was none.</summary>
    public async ValueTask<PushOutcome> PushWithinAsync(RelayFrame frame, TimeSpan limit, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var outcome = TryPush(frame);
        while (true)
        {
            if (outcome != PushOutcome.Full) return outcome;
            var room = RoomSignal();
            outcome = TryPush(frame);
            var left = limit - time.GetElapsedTime(began);
            if (outcome != PushOutcome.Full || left <= TimeSpan.Zero) return outcome;
            try
            {
                await room.WaitAsync(left, time, cancellation);
            }
            catch (TimeoutException)
            {
                return TryPush(frame);
            }
        }
    }

    /// <summary>Waits until something is there, then takes as much as fits one message. False when closed.</summary>
    public async ValueTask<bool> TakeBatchAsync(List<RelayFrame> batch, CancellationToken cancellation)
    {
        while (true)
        {
            Task work;
            lock (_gate)
            {
                if (_isClosed) return false;
                if (TakeBatch(batch)) return true;
                work = (_work ??= NewSignal()).Task;
            }
            await work.WaitAsync(cancellation);
        }
    }

    /// <summary>The batch was sent: its room is free again.</summary>
    public void Sent(List<RelayFrame> batch)
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            foreach (var frame in batch)
            {
                _frames--;
                _bytes -= frame.Length;
                frame.Release();
            }
            batch.Clear();
            room = _room;
            _room = null;
        }
        room?.TrySetResult();
    }

    /// <summary>Drops what waits.</summary>
    public void Clear()
    {
        lock (_gate) DropWaiting();
    }

    public void Close()
    {
        TaskCompletionSource? room, work;
        lock (_gate)
        {
            if (_isClosed) return;
            _isClosed = true;
            DropWaiting();
            (room, work) = (_room, _work);
        }
        room?.TrySetResult();
        work?.TrySetResult();
    }

    private Task RoomSignal() { lock (_gate) return _isClosed ? Task.CompletedTask : (_room ??= NewSignal()).Task; }

    private PushOutcome Push(RelayFrame frame, int maxBytes, int maxFrames)
    {
        TaskCompletionSource? work;
        lock (_gate)
        {
            if (_isClosed) return PushOutcome.Closed;
            if (_frames > 0 && (_bytes + frame.Length > maxBytes || _frames >= maxFrames)) return PushOutcome.Full;
            _waiting.Enqueue((frame.Hold(), time.GetTimestamp()));
            _frames++;
            _bytes += frame.Length;
            work = _work;
            _work = null;
        }
        work?.TrySetResult();
        return PushOutcome.Pushed;
    }

    private bool TakeBatch(List<RelayFrame> batch)
    {
        var bytes = 0;
        while (_waiting.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Frame.Length <= options.MaxBatchBytes))
        {
            batch.Add(_waiting.Dequeue().Frame);
            bytes += next.Frame.Length;
        }
        return batch.Count > 0;
    }

    private void DropWaiting()
    {
        foreach (var (frame, _) in _waiting)
        {
            _frames--;
            _bytes -= frame.Length;
            frame.Release();
        }
        _waiting.Clear();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What became of a push.</summary>
internal enum PushOutcome : byte { Pushed, Full, Closed }
