using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Capture;

/// <summary>Captures the desktop's monitors: pixels from the root window, damage from the server or by comparison.</summary>
/// <remarks>
/// Two connections: one is watched for news by its own thread, the other fetches pixels on the caller's. Windows of every kind
/// are on the picture, for it is taken of the root.
/// </remarks>
internal sealed class ScreenSource : IScreenSource, IXEventReader
{
    private readonly XConnection _watching;
    private readonly XConnection _capturing;
    private readonly XEventLoop _loop;
    private readonly DamageSignal _signal = new();
    private readonly Lock _gate = new();
    private readonly IPixelReader _reader;
    private readonly IDamageFinder _finder;
    private readonly ServerDamage? _told;
    private readonly int _randrEvents;
    private volatile IReadOnlyList<Surface> _surfaces;
    private List<SurfaceFrame> _frames;
    private bool _surfacesMoved;
    private bool _isDisposed;

    private ScreenSource(XConnection watching, XConnection capturing, IPixelReader reader, TimeProvider time)
    {
        (_watching, _capturing, _reader) = (watching, capturing, reader);
        _told = ServerDamage.TryCreate(watching, capturing, _signal);
        _finder = _told is not null ? _told : new PolledDamage(_signal, time, Compare);
        if (Monitors.HasRandr(watching, out var first))
        {
            _randrEvents = first;
            XRandr.SelectInput(watching.Handle, watching.Root, XRandr.ChangeMask);
        }
        else
        {
            _ = X11.SelectInput(watching.Handle, watching.Root, XEventMask.StructureNotify);
        }
        watching.Flush();
        _surfaces = Monitors.Query(watching);
        _frames = NewFrames(_surfaces);
        _reader.Expect(_surfaces.Max(surface => surface.Width * surface.Height));
        _signal.Set();
        _loop = new XEventLoop(watching, "deskside-screen", this);
    }

    public IReadOnlyList<Surface> Surfaces => _surfaces;

    public bool UsesShm => _reader is ShmPixelReader;

    public bool IsToldOfDamage => _told is not null;

    public event Action? SurfacesChanged;

    /// <summary>Opens a display for capture. Throws <see cref="DisplayUnavailableException"/> when nothing on it can be shared.</summary>
    public static ScreenSource Open(string? display, TimeProvider time)
    {
        var capturing = XConnection.To(display);
        IPixelReader? reader = ShmPixelReader.TryCreate(capturing);
        reader ??= PlainPixelReader.TryCreate(capturing);
        if (reader is null)
        {
            capturing.Dispose();
            throw new DisplayUnavailableException(
                $"The display '{capturing.Name}' draws with a colour palette, which cannot be shared: set it to 16, 24 or 32 bits a pixel.");
        }
        var source = new ScreenSource(XConnection.To(display), capturing, reader, time);
        source._loop.Start();
        return source;
    }

    public async ValueTask WaitForDamageAsync(uint surfaces, CancellationToken cancellation)
    {
        while (!HasDamage(surfaces)) await _finder.WaitAsync(cancellation);
    }

    public bool TryCapture(int surface, CaptureUse use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _capturing.ThrowIfLost();
            _signal.Reset();
            _finder.Collect(_frames);
            var frame = _frames.Find(f => f.Surface.Id == surface);
            if (frame is null || frame.Damage.IsEmpty) return false;
            if (!frame.Refresh(_reader))
            {
                // The monitor shrank or went: news of it is on the way, and brings a new surface that is damaged all over.
                frame.Damage.Clear();
                return false;
            }
            use(frame.Pixels, frame.Stride, frame.Damage.Rects);
            frame.Damage.Clear();
            return true;
        }
    }

    public void Invalidate(int surface)
    {
        lock (_gate)
        {
            _frames.Find(f => f.Surface.Id == surface)?.Damage.AddAll();
        }
        _signal.Set();
    }

    void IXEventReader.Read(ref XEvent next)
    {
        if (_told is not null && next.Type == _told.NotifyEvent) _told.Noticed();
        else if (next.Type == XEventType.ConfigureNotify || (_randrEvents > 0 && next.Type is var type && (type == _randrEvents || type == _randrEvents + 1)))
            _surfacesMoved = true;
    }

    void IXEventReader.Drained()
    {
        if (!_surfacesMoved) return;
        _surfacesMoved = false;
        var surfaces = Monitors.Query(_watching);
        if (_watching.IsLost || surfaces.SequenceEqual(_surfaces)) return;
        lock (_gate)
        {
            _frames = NewFrames(surfaces);
            _surfaces = surfaces;
        }
        SurfacesChanged?.Invoke();
        _signal.Set();
    }

    int IXEventReader.NextTurnMs => -1;

    void IXEventReader.Lost() => _signal.Fail(new ScreenLostException($"The display '{_watching.Name}' went away."));

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed) return ValueTask.CompletedTask;
            _isDisposed = true;
        }
        _loop.Dispose();
        _signal.Fail(new ObjectDisposedException(nameof(ScreenSource)));
        lock (_gate)
        {
            _finder.Dispose();
            _reader.Dispose();
            _capturing.Dispose();
            _watching.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    // Reset first, look second: what comes in between sets the signal again, and damage of other surfaces does not spin the wait.
    private bool HasDamage(uint surfaces)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _capturing.ThrowIfLost();
            _signal.Reset();
            _finder.Collect(_frames);
            return _frames.Exists(frame => (surfaces & (1u << frame.Surface.Id)) != 0 && !frame.Damage.IsEmpty);
        }
    }

    private bool Compare()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var any = false;
            foreach (var frame in _frames) any |= frame.Compare(_reader);
            return any;
        }
    }

    private static List<SurfaceFrame> NewFrames(IReadOnlyList<Surface> surfaces)
    {
        var frames = surfaces.Select(s => new SurfaceFrame(s)).ToList();
        foreach (var frame in frames) frame.Damage.AddAll();
        return frames;
    }
}
