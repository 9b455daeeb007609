using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Input;

/// <summary>Injects the technician's input through XTEST, on its own connection. Refuses what would reach our own windows.</summary>
/// <remarks>A display that went away makes every call <see cref="InjectOutcome.Unsupported"/>; the screen source tells of the loss.</remarks>
internal sealed class InputSink : IInputSink, IDisposable
{
    private readonly XConnection _connection;
    private readonly Keyboard _keyboard;
    private readonly Typist _typist;
    private readonly Pointer _pointer;
    private readonly ITimer _givingBack;
    private readonly Lock _gate = new();
    private bool _disposed;

    private InputSink(XConnection connection, OwnWindows own, TimeProvider time)
    {
        _connection = connection;
        var guard = new OwnWindowGuard(connection, own);
        _keyboard = new Keyboard(connection, time);
        _typist = new Typist(connection, _keyboard, guard);
        _pointer = new Pointer(connection, guard);
        _givingBack = time.CreateTimer(_ => GiveBackSpares(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Injection goes on while some program holds the server for itself.
        _ = XTest.GrabControl(connection.Handle, 1);
    }

    /// <summary>Throws <see cref="DisplayUnavailableException"/> where XTEST or XKB is missing.</summary>
    public static InputSink Open(string? display, OwnWindows own, TimeProvider time)
    {
        var connection = XConnection.To(display);
        try
        {
            if (XTest.QueryExtension(connection.Handle, out _, out _, out _, out _) == 0)
                throw new DisplayUnavailableException($"The display '{connection.Name}' lacks the XTEST extension: input cannot be injected there.");
            return new InputSink(connection, own, time);
        }
        catch (DllNotFoundException missing)
        {
            connection.Dispose();
            throw new DisplayUnavailableException("The library libXtst.so.6 is not on this system: install the package libxtst6 or its equal.", missing);
        }
    }

    public InjectOutcome Move(int x, int y) => Inject(() => _pointer.Move(x, y));

    public InjectOutcome Button(int x, int y, int button, KeyMotion motion) =>
        Inject(() => motion == KeyMotion.Down ? _pointer.Press(x, y, button) : _pointer.Release(x, y, button));

    public InjectOutcome Wheel(int x, int y, int deltaX, int deltaY) => Inject(() => _pointer.Wheel(x, y, deltaX, deltaY));

    public InjectOutcome Key(uint keysym, ushort physical, KeyMotion motion) =>
        Inject(() => motion == KeyMotion.Down ? _typist.Down(keysym, physical) : _typist.Up(keysym, physical));

    public InjectOutcome Text(string text) => Inject(() => _typist.Text(text));

    /// <summary>Stops a text that is being typed, from any thread and at once. What was typed stays; the rest is dropped.</summary>
    public void Interrupt() => _typist.Interrupt();

    public void ReleaseAll()
    {
        _ = Inject(() =>
        {
            _pointer.ReleaseAll();
            _typist.ReleaseAll();
            return InjectOutcome.Done;
        });
        // Programs may still be reading what was typed last: the borrowed keys go back a moment later.
        lock (_gate)
        {
            if (!_disposed && _keyboard.Spares.AnyBorrowed) _givingBack.Change(ReadingFence.UsualTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        ReleaseAll();
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _givingBack.Dispose();
            _keyboard.Spares.GiveBack();
            _keyboard.Dispose();
            _connection.Dispose();
        }
    }

    private InjectOutcome Inject(Func<InjectOutcome> injection)
    {
        lock (_gate)
        {
            if (_disposed || _connection.IsLost) return InjectOutcome.Unsupported;
            try
            {
                var outcome = injection();
                _connection.Flush();
                return _connection.IsLost ? InjectOutcome.Unsupported : outcome;
            }
            catch (ScreenLostException)
            {
                return InjectOutcome.Unsupported;
            }
        }
    }

    private void GiveBackSpares()
    {
        lock (_gate)
        {
            if (!_disposed && _keyboard.Spares.AllRead()) _keyboard.Spares.GiveBack();
        }
    }
}
