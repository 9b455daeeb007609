using System.Threading.Channels;

namespace Deskside.Relay;

/// <summary>Feeds one tap from its own bounded queue. A full queue marks a gap and wants a keyframe; the session never waits.</summary>
/// <remarks>One offering thread at a time; one pump. Dispose ends the pump after what is queued.</remarks>
internal sealed class TapPump : IAsyncDisposable
{
    private readonly IFrameTap _tap;
    private readonly int _maxBytes;
    private readonly Channel<TapItem> _queue = Channel.CreateBounded<TapItem>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock _gate = new();
    private readonly Task _pump;
    private int _bytes;
    private TapGap _gap;

    public TapPump(IFrameTap tap, int maxBytes)
    {
        _tap = tap;
        _maxBytes = maxBytes;
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>False when the frame began a gap: ask for a keyframe.</summary>
    public bool Offer(RelayFrame frame)
    {
        lock (_gate)
        {
            var fits = _bytes == 0 || _bytes + frame.Length <= _maxBytes;
            if (fits && _gap.Frames > 0 && _queue.Writer.TryWrite(new TapItem(null, _gap))) _gap = default;
            if (fits && _gap.Frames == 0 && _queue.Writer.TryWrite(new TapItem(frame.Hold(), default)))
            {
                _bytes += frame.Length;
                return true;
            }
            if (fits && _gap.Frames == 0) frame.Release();
            var isNew = _gap.Frames == 0;
            _gap = new TapGap(_gap.Frames + 1, _gap.Bytes + frame.Length);
            return !isNew;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _pump;
    }

    private async Task PumpAsync()
    {
        var hasFailed = false;
        await foreach (var item in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (hasFailed) continue;
                if (item.Frame is null) await _tap.GapAsync(item.Gap, CancellationToken.None);
                else await _tap.FrameAsync(item.Frame.Bytes, CancellationToken.None);
            }
            catch (Exception) // the loop's edge: a tap of another room must not stop the session
            {
                hasFailed = true;
            }
            finally
            {
                if (item.Frame is { } frame)
                {
                    lock (_gate) _bytes -= frame.Length;
                    frame.Release();
                }
            }
        }
    }

    private readonly record struct TapItem(RelayFrame? Frame, TapGap Gap);
}
