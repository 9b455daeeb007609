using Deskside.Bench.StreamBench.Painting;
using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Subject;

/// <summary>What is on the customer's screen: one window over all of it, below the Companion's own, that plays scenes and answers keys.</summary>
/// <remarks>Draws on the thread that calls it, one call at a time.</remarks>
internal sealed class SubjectWindow : IDisposable
{
    private readonly XDisplay _display;
    private readonly nuint _window;
    private Easel _easel;
    private IScene _scene = new IdleScene();
    private int _frame;
    private ushort _number;

    public unsafe SubjectWindow(string display)
    {
        _display = new XDisplay(display);
        _easel = new Easel(_display);
        _window = X11.CreateSimpleWindow(_display.Handle, _display.Root, 0, 0, (uint)_display.Width, (uint)_display.Height, 0, 0, 0);
        var unmanaged = new XWindowAttributes { OverrideRedirect = 1 };
        _ = X11.ChangeWindowAttributes(_display.Handle, _window, X11.OverrideRedirect, &unmanaged);
        _ = X11.SelectInput(_display.Handle, _window, X11.KeyPressMask);
        _ = X11.LowerWindow(_display.Handle, _window);
        _ = X11.MapWindow(_display.Handle, _window);
        _display.Sync();
        Show(_scene);
    }

    /// <summary>The number in the strip now.</summary>
    public ushort Number => _number;

    /// <summary>Puts a scene's still part on the screen, with a new number.</summary>
    public void Show(IScene scene)
    {
        _easel.Dispose();
        _ = X11.SetWindowBackgroundPixmap(_display.Handle, _window, 0);
        (_scene, _easel, _frame) = (scene, new Easel(_display), 0);
        _ = X11.DestroySubwindows(_display.Handle, _window);
        scene.Lay(_easel, _window);
        Count();
    }

    /// <summary>Plays the scene that is shown, and returns which number was drawn when.</summary>
    public List<Moment> Play(TimeSpan length)
    {
        var drawn = new List<Moment>();
        var began = Clock.Now;
        var end = began + (long)length.TotalNanoseconds;
        if (_scene.FramesPerSecond == 0) _ = Wait(end);
        for (var i = 0; _scene.FramesPerSecond > 0; i++)
        {
            var due = began + i * 1_000_000_000L / _scene.FramesPerSecond;
            if (due >= end) break;
            _ = Wait(due);
            drawn.Add(DrawNext());
        }
        return drawn;
    }

    /// <summary>Draws a frame at each key, until so many came or the time is over.</summary>
    public List<(long Heard, Moment Drawn)> Answer(int keys, TimeSpan limit)
    {
        // As when somebody clicks into a text: keys go to this window.
        _ = X11.SetInputFocus(_display.Handle, _window, 2, 0);
        _display.Flush();
        var answered = new List<(long, Moment)>();
        var end = Clock.Now + (long)limit.TotalNanoseconds;
        while (answered.Count < keys && Wait(end))
        {
            var heard = Clock.Now;
            answered.Add((heard, DrawNext()));
        }
        return answered;
    }

    public void Focus()
    {
        _ = X11.SetInputFocus(_display.Handle, _window, 2, 0);
        _display.Sync();
    }

    public void Dispose()
    {
        _easel.Dispose();
        _display.Dispose();
    }

    private Moment DrawNext()
    {
        _scene.Draw(_easel, _window, _frame++);
        Count();
        return new Moment(_number, Clock.Now);
    }

    /// <summary>True when a key was pressed before the time came.</summary>
    private bool Wait(long until)
    {
        while (_display.TryNext(until, out var next))
            if (next.Type == X11.KeyPress) return true;
        return false;
    }

    // Whoever sees the number sees the frame: it is drawn last, in the same request to the server.
    private void Count()
    {
        var before = Strip.BitsOf(_number);
        var bits = Strip.BitsOf(++_number);
        for (var block = 0; block < Strip.Blocks; block++)
        {
            if (_frame > 1 && ((before ^ bits) >> (Strip.Blocks - 1 - block) & 1) == 0) continue;
            _easel.Fill(_window, block * Strip.Block, 0, Strip.Block, Strip.Block, (bits >> (Strip.Blocks - 1 - block) & 1) != 0 ? 0xFFFFFFu : 0);
        }
        _display.Flush();
    }


}

/// <summary>A frame's number and when it was drawn or seen.</summary>
internal readonly record struct Moment(ushort Number, long At);
