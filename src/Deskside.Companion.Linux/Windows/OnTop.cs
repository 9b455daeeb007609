using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Raises prompts and the bar again when something covers them: soon, but not faster than a bound, so that two who both want to be
/// on top do not fight.</summary>
internal sealed class OnTop : IDisposable
{
    private const int Unobscured = 0;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly DeskRoom _room;
    private readonly HashSet<DeskWindow> _covered = [];
    private readonly ITimer _timer;
    private bool _isWaiting;

    public OnTop(DeskRoom room, Func<Action, bool> post)
    {
        _room = room;
        _timer = room.Time.CreateTimer(_ => post(RaiseCovered), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Noticed(DeskWindow window, int visibility)
    {
        if (window.Kind == WindowKind.Ordinary) return;
        if (visibility == Unobscured)
        {
            _covered.Remove(window);
            return;
        }
        _covered.Add(window);
        if (_isWaiting) return;
        RaiseCovered();
        _isWaiting = true;
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    public void Forget(DeskWindow window) => _covered.Remove(window);

    public void Dispose() => _timer.Dispose();

    private void RaiseCovered()
    {
        _isWaiting = false;
        if (_covered.Count == 0) return;
        // The bar yields to our own prompts, and the prompts come last: the two never take turns.
        foreach (var bar in _covered.Where(w => w.Kind == WindowKind.Bar && w.IsCovered)) Raise(bar);
        foreach (var prompt in _covered.Where(w => w.Kind == WindowKind.Prompt)) Raise(prompt);
        _isWaiting = true;
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private void Raise(DeskWindow window) => _ = X11.RaiseWindow(_room.Connection.Handle, window.Id);
}
