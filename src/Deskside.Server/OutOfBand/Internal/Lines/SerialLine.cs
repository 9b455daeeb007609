using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>An open serial line: its text goes to the transcript and to the terminal before it, if there is one.</summary>
/// <remarks>Who sits down later first reads the last 64 KiB. One terminal at a time. Disposing says goodbye to the firmware.</remarks>
internal sealed class SerialLine : IAsyncDisposable
{
    private const int KeptBytes = 64 * 1024;
    private const string NotKept = "What the line writes could not be kept, so it was closed. Open it again; if it stays so, the server's log says why.";

    private readonly SolSession _session;
    private readonly Transcript _transcript;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _kept = new();
    private readonly Task _pumping;
    private int _keptBytes;
    private SerialSeat? _seat;
    private bool _isClosed;

    public SerialLine(SolSession session, Transcript transcript)
    {
        (_session, _transcript) = (session, transcript);
        _pumping = PumpAsync();
    }

    /// <summary>Done when the line is over; says why.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>What broke on this side, for the log; null when nothing did. Known before <see cref="Ended"/> is done.</summary>
    public Exception? Failure { get; private set; }

    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null when somebody sits there.</summary>
    public (SerialSeat Seat, byte[] Before)? SitDown()
    {
        lock (_gate)
        {
            if (_seat is not null)
            {
                return null;
            }

            _seat = new SerialSeat();
            if (_ended.Task.IsCompleted)
            {
                _seat.Complete();
            }

            return (_seat, [.. _kept.SelectMany(k => k)]);
        }
    }

    public void StandUp(SerialSeat seat)
    {
        seat.Left.Cancel();
        lock (_gate)
        {
            if (ReferenceEquals(_seat, seat))
            {
                _seat = null;
            }
        }
    }

    /// <summary>Nobody sits there now.</summary>
    public bool IsFree
    {
        get
        {
            lock (_gate)
            {
                return _seat is null;
            }
        }
    }

    /// <summary>Throws IOException when the line is gone.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation) => _session.WriteAsync(text, cancellation);

    public Task FlushTranscriptAsync(CancellationToken cancellation) => _transcript.FlushAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        await _closing.CancelAsync();
        SerialSeat? seat;
        lock (_gate)
        {
            seat = _seat;
        }

        seat?.Left.Cancel();
        await _pumping;
        await _session.DisposeAsync();
    }

    private async Task PumpAsync()
    {
        var why = "The serial line was closed.";
        try
        {
            for (var isOpen = true; isOpen;)
            {
                var news = await _session.NextAsync(_closing.Token);
                switch (news)
                {
                    case SolNews.Text text:
                        await _transcript.AppendAsync(text.Bytes, _closing.Token);
                        break;
                    case SolNews.Ended ended:
                        (why, isOpen) = (ended.Why, false);
                        break;
                }

                if (isOpen && Keep(news) is { } seat)
                {
                    await seat.PutAsync(news);
                }
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed here.
        }
        catch (Exception broken)
        {
            (Failure, why) = (broken, NotKept);
        }

        try
        {
            await _transcript.DisposeAsync();
        }
        catch (Exception broken)
        {
            // Whoever waits for the end gets it all the same.
            (Failure, why) = (broken, NotKept);
        }

        lock (_gate)
        {
            _ended.TrySetResult(why);
            _seat?.Complete();
        }
    }

    private SerialSeat? Keep(SolNews news)
    {
        lock (_gate)
        {
            if (news is SolNews.Text text)
            {
                _kept.Enqueue(text.Bytes);
                _keptBytes += text.Bytes.Length;
                while (_keptBytes > KeptBytes && _kept.Count > 1)
                {
                    _keptBytes -= _kept.Dequeue().Length;
                }
            }

            return _seat;
        }
    }
}
