using System.Runtime.InteropServices;
using Deskside.Bench.StreamBench.Painting;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>Notes when each frame's number first stands on the technician's screen.</summary>
/// <remarks>A thread of its own waits for the display's word that something was drawn, then reads one row of the strip.</remarks>
internal sealed unsafe class StripWatch : IDisposable
{
    private const long Turn = 20_000_000;

    private readonly XDisplay _display;
    private readonly nuint _damage;
    private readonly int _x;
    private readonly int _y;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly List<Moment> _seen = [];
    private volatile bool _isOver;

    /// <param name="x">Where the customer's screen begins on the technician's.</param>
    public StripWatch(string display, int x, int y)
    {
        (_display, _x, _y) = (new XDisplay(display), x, y);
        _ = XExtensions.DamageQueryExtension(_display.Handle, out _, out _);
        _damage = XExtensions.DamageCreate(_display.Handle, _display.Root, XExtensions.ReportNonEmpty);
        _display.Sync();
        _thread = new Thread(Run) { IsBackground = true, Name = "strip-watch" };
        _thread.Start();
    }

    /// <summary>Forgets what was seen so far.</summary>
    public void Begin()
    {
        lock (_gate) _seen.Clear();
    }

    public List<Moment> Seen
    {
        get { lock (_gate) return [.. _seen]; }
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
        _display.Dispose();
    }

    private void Run()
    {
        var last = -1;
        while (!_isOver)
        {
            if (_display.TryNext(Clock.Now + Turn, out _)) XExtensions.DamageSubtract(_display.Handle, _damage, 0, 0);
            var at = Clock.Now;
            if (!TryRead(out var number) || number == last) continue;
            last = number;
            lock (_gate) _seen.Add(new Moment(number, at));
        }
    }

    private bool TryRead(out ushort number)
    {
        var image = X11.GetImage(_display.Handle, _display.Root, _x, _y + Strip.Block / 2, Strip.Width, 1, nuint.MaxValue, X11.PixmapZ);
        var read = Strip.TryRead(MemoryMarshal.Cast<byte, uint>(new ReadOnlySpan<byte>(image->Pixels, Strip.Width * 4)), out number);
        _ = X11.DestroyImage(image);
        return read;
    }
}
