using Deskside.Companion.Ports;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Control;

/// <summary>The one door through which remote input reaches the desktop. Shut unless everything says open.</summary>
/// <remarks>
/// Open for one viewer at a time, and only while no prompt of the Companion is on the screen and the customer's own hands rest.
/// <see cref="CustomerActed"/> shuts it from inside the platform's call, so that not one event passes after the customer moved;
/// what arrives while it is shut is dropped, never kept for later. Thread-safe; <see cref="Changed"/> is raised outside the lock.
/// </remarks>
public sealed class InputGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IInputSink _sink;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly ITimer _timer;
    private byte? _holder;
    private int _prompts;
    private bool _isSuspended;
    private long _actedAt;
    private uint _lastEventId;

    public InputGate(IInputSink sink, TimeProvider time, TimeSpan pause)
    {
        (_sink, _time, _pause) = (sink, time, pause);
        _timer = time.CreateTimer(_ => EndPause(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised when the customer's hands shut the gate, and when their pause is over.</summary>
    public event Action<GateNews>? Changed;

    /// <summary>The newest event that was applied, for the screen header: what is captured next shows it.</summary>
    public uint LastEventId => Volatile.Read(ref _lastEventId);

    /// <summary>Lets this viewer in. Another viewer's control ends.</summary>
    public void OpenFor(byte leg)
    {
        lock (_lock)
        {
            if (_holder != leg) _sink.ReleaseAll();
            _holder = leg;
            _isSuspended = false;
            Volatile.Write(ref _lastEventId, 0);
        }
    }

    /// <summary>Shuts the gate for good, until it is opened anew. Safe in any state.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_holder is null) return;
            _holder = null;
            _isSuspended = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _sink.ReleaseAll();
        }
    }

    /// <summary>Keeps the gate shut while a prompt is on the screen; disposing what is returned lifts it.</summary>
    public IDisposable ShutForPrompt()
    {
        lock (_lock)
        {
            _prompts++;
            _sink.ReleaseAll();
        }
        return new PromptHold(this);
    }

    /// <summary>The customer's own mouse or keyboard moved: from here on nothing remote passes.</summary>
    public void CustomerActed()
    {
        lock (_lock)
        {
            if (_holder is null) return;
            _actedAt = _time.GetTimestamp();
            if (_isSuspended) return;
            _isSuspended = true;
            _sink.ReleaseAll();
            _timer.Change(_pause, Timeout.InfiniteTimeSpan);
        }
        Changed?.Invoke(GateNews.Suspended);
    }

    /// <summary>Injects one event, or drops it and says why.</summary>
    public GateOutcome Apply(byte leg, InputEvent input, IReadOnlyList<Surface> surfaces)
    {
        lock (_lock)
        {
            if (_holder != leg) return GateOutcome.NoControl;
            if (_prompts > 0) return GateOutcome.PromptOpen;
            if (_isSuspended) return GateOutcome.Suspended;
            var outcome = Inject(input, surfaces);
            Volatile.Write(ref _lastEventId, input.EventId);
            return outcome;
        }
    }

    public void Dispose()
    {
        Close();
        _timer.Dispose();
    }

    private GateOutcome Inject(InputEvent input, IReadOnlyList<Surface> surfaces) => input switch
    {
        PointerMove move => At(move.Surface, move.X, move.Y, surfaces, _sink.Move),
        PointerButton button => At(button.Surface, button.X, button.Y, surfaces,
            (x, y) => _sink.Button(x, y, (int)button.Button, button.IsDown ? KeyMotion.Down : KeyMotion.Up)),
        Wheel wheel => At(wheel.Surface, wheel.X, wheel.Y, surfaces, (x, y) => _sink.Wheel(x, y, wheel.DeltaX, wheel.DeltaY)),
        Key key => Told(_sink.Key(key.Keysym, key.Physical, key.IsDown ? KeyMotion.Down : KeyMotion.Up)),
        TypedText text => Told(_sink.Text(text.Text)),
        _ => Released(),
    };

    private GateOutcome Released()
    {
        _sink.ReleaseAll();
        return GateOutcome.Applied;
    }

    private static GateOutcome At(byte id, ushort x, ushort y, IReadOnlyList<Surface> surfaces, Func<int, int, InjectOutcome> inject)
    {
        foreach (var surface in surfaces)
        {
            if (surface.Id != id) continue;
            return Told(inject(surface.X + Math.Min(x, surface.Width - 1), surface.Y + Math.Min(y, surface.Height - 1)));
        }
        return GateOutcome.NoSurface;
    }

    private static GateOutcome Told(InjectOutcome outcome) => outcome switch
    {
        InjectOutcome.Done => GateOutcome.Applied,
        InjectOutcome.OwnWindow => GateOutcome.OwnWindow,
        _ => GateOutcome.Unsupported,
    };

    private void EndPause()
    {
        lock (_lock)
        {
            if (!_isSuspended) return;
            var left = _pause - _time.GetElapsedTime(_actedAt);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
            _isSuspended = false;
        }
        Changed?.Invoke(GateNews.Resumed);
    }

    private sealed class PromptHold(InputGate gate) : IDisposable
    {
        private int _isLifted;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLifted, 1) != 0) return;
            lock (gate._lock) gate._prompts--;
        }
    }
}

/// <summary>What the gate did by itself.</summary>
public enum GateNews : byte { Suspended, Resumed }

/// <summary>What became of a remote input event.</summary>
public enum GateOutcome : byte { Applied, NoControl, PromptOpen, Suspended, OwnWindow, NoSurface, Unsupported }
