using Deskside.Companion.Linux.Capture;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The Companion's windows on an X11 desktop, on a connection and thread of their own.</summary>
internal sealed class LinuxDesk : ICustomerDesk, IXEventReader
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);

    private readonly XConnection _connection;
    private readonly XEventLoop _loop;
    private readonly DeskRoom _room;
    private readonly DeskEvents _events;
    private readonly Paste _paste;
    private readonly OnTop _onTop;
    private readonly Dictionary<nuint, DeskWindow> _windows = [];
    private readonly List<Action> _ifLost = [];
    private readonly int _randrEvents;
    private int _closed;
    private BarWindow? _bar;
    private ChatWindow? _chat;
    private IReadOnlyList<ChatLine> _lines = [];
    private string? _typing;
    private NewQuestion? _typed;

    private LinuxDesk(XConnection connection, OwnWindows own, DeskTheme theme, TimeProvider time)
    {
        _connection = connection;
        _room = new DeskRoom(connection, own, theme, time);
        _paste = new Paste(_room);
        _events = new DeskEvents(_room, WindowOf, _paste);
        _loop = new XEventLoop(connection, "deskside-windows", this);
        _onTop = new OnTop(_room, action => _loop.Post(action));
        RawEvents.Select(connection, connection.Root, XInput2.AllDevices, XInput2.HierarchyChanged);
        if (Monitors.HasRandr(connection, out _randrEvents)) XRandr.SelectInput(connection.Handle, connection.Root, XRandr.ChangeMask);
        _ = X11.SelectInput(connection.Handle, connection.Root, XEventMask.PropertyChange);
        connection.Sync();
    }

    public event Action<DeskAction>? Acted;

    public static LinuxDesk Open(string? display, OwnWindows own, DeskTheme theme, TimeProvider time)
    {
        var connection = XConnection.To(display);
        try
        {
            var desk = new LinuxDesk(connection, own, theme, time);
            desk._loop.Start();
            return desk;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Task<ConsentAnswer> AskConsentAsync(ConsentQuestion question, CancellationToken cancellation) =>
        AskAsync<ConsentAnswer>(
            answered =>
            {
                var window = new ConsentWindow(_room, question, answered);
                var tick = _room.Time.CreateTimer(_ => _loop.Post(window.Tick), null, ConsentWindow.Settling, TickEvery);
                return (window, tick);
            },
            ConsentAnswer.Denied, cancellation);

    public Task<NewQuestion?> AskQuestionAsync(string organisation, string? problem, CancellationToken cancellation) =>
        AskAsync<NewQuestion?>(
            done => (new QuestionWindow(_room, organisation, problem, _typed, _paste.Ask, question =>
            {
                _typed = question ?? _typed;
                done(question);
            }), null),
            null, cancellation);

    public Task TellAsync(string title, string text, CancellationToken cancellation) =>
        AskAsync<bool>(done => (new MessageWindow(_room, title, text, () => done(true)), null), false, cancellation);

    public void ShowBar(BarContent content) => _loop.Post(() =>
    {
        if (_bar is not null) _bar.Show(content);
        else Add(_bar = new BarWindow(_room, content, action => Acted?.Invoke(action)));
    });

    public void RaiseChat() => _loop.Post(() =>
    {
        if (_chat is not null)
        {
            _chat.Raise();
            return;
        }
        Add(_chat = new ChatWindow(_room, action => Acted?.Invoke(action), _paste.Ask, CloseChat));
        _chat.Show(_lines, _typing);
    });

    public void ShowChat(IReadOnlyList<ChatLine> lines, string? typing) => _loop.Post(() =>
    {
        (_lines, _typing) = (lines, typing);
        _chat?.Show(lines, typing);
    });

    public void HideAll() => _loop.Post(CloseAll);

    /// <summary>Completes when the windows' thread has read everything that came before this call.</summary>
    internal Task TurnAsync()
    {
        var turned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Posted actions run before the events of a turn: the second one runs when those are read.
        if (!_loop.Post(() => _loop.Post(turned.SetResult))) turned.TrySetResult();
        return turned.Task;
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes every window away and ends the thread.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _loop.Post(CloseAll);
        _loop.Dispose();
        _onTop.Dispose();
        _room.Dispose();
        _connection.Dispose();
    }

    void IXEventReader.Read(ref XEvent next)
    {
        if (next.Type == XEventType.VisibilityNotify && WindowOf(next.Visibility.Window) is { } covered) _onTop.Noticed(covered, next.Visibility.State);
        else if (IsPlacing(next)) _bar?.Replace();
        else _events.Read(ref next);
    }

    void IXEventReader.Drained()
    {
        foreach (var window in _windows.Values) window.PaintIfDirty();
    }

    int IXEventReader.NextTurnMs => -1;

    void IXEventReader.Lost()
    {
        foreach (var end in _ifLost.ToArray()) end();
        CloseAll();
    }

    private bool IsPlacing(in XEvent next) =>
        (_randrEvents > 0 && (next.Type == _randrEvents || next.Type == _randrEvents + 1))
        || (next.Type == XEventType.PropertyNotify && next.Property.Window == _connection.Root && next.Property.Atom == _room.Atoms["_NET_WORKAREA"]);

    private DeskWindow? WindowOf(nuint id) => _windows.GetValueOrDefault(id);

    /// <summary>Shows a window that ends in an answer, and waits for it. A lost display and a closed desk answer what is safe.</summary>
    private async Task<T> AskAsync<T>(Func<Action<T>, (DeskWindow Window, ITimer? Tick)> show, T safe, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        (DeskWindow Window, ITimer? Tick)? shown = null;
        void Close(Action end)
        {
            shown?.Tick?.Dispose();
            if (shown is { } open) Remove(open.Window);
            end();
        }
        void IfLost() => Close(() => answer.TrySetResult(safe));
        var posted = _loop.Post(() =>
        {
            if (answer.Task.IsCompleted) return;
            _ifLost.Add(IfLost);
            shown = show(result => Close(() => answer.TrySetResult(result)));
            Add(shown.Value.Window);
        });
        if (!posted || _connection.IsLost) return safe;
        await using var cancelled = cancellation.Register(() => _loop.Post(() => Close(() => answer.TrySetCanceled(cancellation))));
        try
        {
            return await answer.Task;
        }
        finally
        {
            _loop.Post(() => _ifLost.Remove(IfLost));
        }
    }

    private void Add(DeskWindow window) => _windows[window.Id] = window;

    private void Remove(DeskWindow window)
    {
        _windows.Remove(window.Id);
        _onTop.Forget(window);
        window.Dispose();
    }

    private void CloseChat()
    {
        if (_chat is not null) Remove(_chat);
        _chat = null;
    }

    private void CloseAll()
    {
        foreach (var end in _ifLost.ToArray()) end();
        _ifLost.Clear();
        foreach (var window in _windows.Values.ToArray()) Remove(window);
        (_bar, _chat, _lines, _typing) = (null, null, [], null);
    }
}
