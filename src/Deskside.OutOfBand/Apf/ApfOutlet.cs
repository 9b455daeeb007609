using System.Buffers;
using System.Threading.Channels;

namespace Deskside.OutOfBand.Apf;

/// <summary>Writes messages to the line: bytes of channels wait for their turn, small answers never make the reading side wait.</summary>
/// <remarks>
/// Two ends that each stop reading until they have written would wait for ever. So what the reading loop answers is posted to a
/// bounded queue (<see cref="TryPost"/>), and a peer that asks more than it reads fills the queue and is told off by the caller.
/// A write that takes longer than the patience breaks the line. Thread-safe.
/// </remarks>
public sealed class ApfOutlet : IAsyncDisposable
{
    private const int MaxPosted = 1024;

    private readonly Stream _stream;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly Task _pump;
    private readonly Channel<ApfMessage> _posted = Channel.CreateBounded<ApfMessage>(
        new BoundedChannelOptions(MaxPosted) { FullMode = BoundedChannelFullMode.Wait });

    public ApfOutlet(Stream stream, TimeSpan patience, TimeProvider time)
    {
        (_stream, _patience, _time) = (stream, patience, time);
        _pump = PumpAsync(_closing.Token);
    }

    /// <summary>Queues a small message; false when the peer has not read the last thousand.</summary>
    public bool TryPost(ApfMessage message) => _posted.Writer.TryWrite(message);

    /// <summary>Writes a message now, after what was posted. Throws IOException when the line is broken or too slow.</summary>
    public async ValueTask SendAsync(ApfMessage message, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // Half a message would garble the line for everyone, so the caller's token does not reach into the write.
            await WriteAsync(message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes what is posted, then stops. The stream stays with its owner.</summary>
    public async ValueTask DisposeAsync()
    {
        _posted.Writer.TryComplete();
        try
        {
            await _pump.WaitAsync(TimeSpan.FromSeconds(2), _time);
        }
        catch (TimeoutException)
        {
            await _closing.CancelAsync();
        }
        await _closing.CancelAsync();
    }

    private async Task PumpAsync(CancellationToken cancellation)
    {
        try
        {
            while (await _posted.Reader.WaitToReadAsync(cancellation))
            {
                await _turn.WaitAsync(cancellation);
                try
                {
                    await WriteAsync(null);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The reading side learns of a broken line by itself.
        }
    }

    private async ValueTask WriteAsync(ApfMessage? message)
    {
        _pending.ResetWrittenCount();
        while (_posted.Reader.TryRead(out var posted)) ApfWriter.Write(_pending, posted);
        if (message is not null) ApfWriter.Write(_pending, message);
        if (_pending.WrittenCount == 0) return;
        using var limit = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _closing.Token);
        try
        {
            await _stream.WriteAsync(_pending.WrittenMemory, either.Token);
            await _stream.FlushAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            throw new IOException($"The peer did not take {_pending.WrittenCount} bytes within {_patience.TotalSeconds:0} s.");
        }
        catch (ObjectDisposedException)
        {
            throw new IOException("The line is closed.");
        }
    }
}
