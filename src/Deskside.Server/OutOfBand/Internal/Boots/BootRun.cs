using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Boots;

/// <summary>One start from an image: its steps as they go, and how far the PC has read.</summary>
/// <remarks>Thread-safe. Disposing stops the steps that still run; putting things back is the desk's.</remarks>
internal sealed class BootRun : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ImageId _image;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeProvider _time;
    private readonly List<BootStepView> _steps = [.. Enum.GetValues<BootStepName>().Select(s => new BootStepView(s, BootStepState.Waiting, null, null))];
    private BootState _state = BootState.Running;
    private IderProgress _last;
    private long _lastAt;
    private long _bytesPerSecond;
    private MediaLine? _media;

    public BootRun(ImageId image, TimeProvider time)
    {
        (_image, _time, _startedAt) = (image, time, time.GetUtcNow());
        _lastAt = time.GetTimestamp();
    }

    public CancellationTokenSource Stopping { get; } = new();

    /// <summary>The steps, and the watch over the reading after them.</summary>
    public Task Working { get; set; } = Task.CompletedTask;

    /// <summary>What the firmware had read before the PC was switched: whatever is more is the PC's own reading.</summary>
    public long BytesBefore { get; set; }

    public BootState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    public BootView View
    {
        get
        {
            lock (_gate)
            {
                var now = _media?.Progress ?? _last;
                return new BootView(_state, _image, _startedAt, [.. _steps], now.Bytes, now.Commands, now.LastBlock, _bytesPerSecond, now.Errors);
            }
        }
    }

    public void Become(BootState state)
    {
        lock (_gate)
        {
            _state = state;
        }
    }

    public void Step(BootStepName step, BootStepState state, string? text)
    {
        lock (_gate)
        {
            _steps[(int)step] = new BootStepView(step, state, _time.GetUtcNow(), text);
        }
    }

    /// <summary>What has not begun by now will not.</summary>
    public void SkipTheRest()
    {
        lock (_gate)
        {
            for (var at = 0; at < _steps.Count; at++)
            {
                if (_steps[at] is { State: BootStepState.Waiting, Step: not BootStepName.Restored } waiting)
                {
                    _steps[at] = waiting with { State = BootStepState.Skipped };
                }
            }
        }
    }

    public void Serve(MediaLine media)
    {
        lock (_gate)
        {
            _media = media;
        }
    }

    /// <summary>Takes the measure of the last second. False when nothing moved.</summary>
    public bool Measure()
    {
        lock (_gate)
        {
            if (_media is null)
            {
                return false;
            }

            var now = _media.Progress;
            var tookS = _time.GetElapsedTime(_lastAt).TotalSeconds;
            var before = _bytesPerSecond;
            _bytesPerSecond = tookS > 0 ? (long)((now.Bytes - _last.Bytes) / tookS) : 0;
            var hasMoved = now != _last || before != _bytesPerSecond;
            (_last, _lastAt) = (now, _time.GetTimestamp());
            return hasMoved;
        }
    }

    /// <summary>Keeps the last numbers when the drives are gone.</summary>
    public void Unserve()
    {
        lock (_gate)
        {
            (_last, _media, _bytesPerSecond) = (_media?.Progress ?? _last, null, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stopping.CancelAsync();
        await Working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Unserve();
    }
}
