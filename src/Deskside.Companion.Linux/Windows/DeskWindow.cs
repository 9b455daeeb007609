using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>One window of ours: its controls, its focus, its life. Belongs to the windows' thread.</summary>
/// <remarks>
/// It selects no core input at all: what presses its controls are XInput 2 events of real devices, handed on by
/// <see cref="DeskEvents"/>. It keeps itself on top if its kind demands that, at a bounded rate.
/// </remarks>
internal abstract unsafe class DeskWindow(DeskRoom room, WindowKind kind, string title) : IDisposable
{
    private readonly List<nuint> _frames = [];
    private Control? _focused;
    private Control? _hovered;
    private Control? _pressed;
    private bool _hasFocus;
    private bool _isDirty = true;

    public nuint Id { get; private set; }

    public nint TextContext { get; private set; }

    public bool IsOpen => Id != 0;

    public WindowKind Kind => kind;

    public Box Place { get; private set; }

    /// <summary>Whether another program's window lies over it, or over its frame.</summary>
    public bool IsCovered => IsOpen && Cover.IsOver(room.Connection, room.Own, _frames.Count > 0 ? _frames[^1] : Id);

    protected DeskRoom Room => room;

    protected List<Control> Controls { get; } = [];

    /// <summary>The title bar's or the keyboard's wish to close it.</summary>
    public abstract void CloseAsked();

    /// <summary>Places the controls in a window of this size and draws everything but them.</summary>
    protected abstract void Compose(Canvas canvas);

    public void Open(Box place, Control? focused)
    {
        Place = place;
        _focused = focused;
        var attributes = new X11.SetWindowAttributes
        {
            BackgroundPixel = ServerColour.Of(room.Palette.Ground, X11.DefaultVisual(room.Connection.Handle, room.Connection.Screen)),
            EventMask = XEventMask.Exposure | XEventMask.StructureNotify | XEventMask.VisibilityChange | XEventMask.PropertyChange,
        };
        const nuint backgroundAndEvents = (1 << 1) | (1 << 11);
        Id = X11.CreateWindow(
            room.Connection.Handle, room.Connection.Root, place.X, place.Y, (uint)place.Width, (uint)place.Height, 0, 0, 1, null,
            backgroundAndEvents, &attributes);
        // Known as ours before it can be seen: not one remote event may find it unguarded.
        room.Own.Add(Id);
        room.Hints.Set(Id, title, kind, place);
        OwnInput.Select(room.Connection, Id);
        if (Controls.Exists(c => c is TextEntry)) TextContext = room.Method.ContextFor(Id);
        _ = X11.MapRaised(room.Connection.Handle, Id);
    }

    public void Invalidate() => _isDirty = true;

    /// <summary>Brings it to the front with the keyboard in it.</summary>
    public void Raise()
    {
        _ = X11.MapRaised(room.Connection.Handle, Id);
        room.Hints.Activate(Id);
    }

    /// <summary>Moves it, or changes its size.</summary>
    public void PlaceAt(Box place)
    {
        if (place == Place) return;
        Place = place;
        if (kind != WindowKind.Ordinary) room.Hints.SetSize(Id, kind, place);
        _ = X11.MoveResizeWindow(room.Connection.Handle, Id, place.X, place.Y, (uint)place.Width, (uint)place.Height);
        Invalidate();
    }

    /// <summary>Draws it when something in it changed.</summary>
    public void PaintIfDirty()
    {
        if (!_isDirty || !IsOpen) return;
        _isDirty = false;
        var canvas = new Canvas(Place.Width, Place.Height, room.Texts);
        canvas.Clear(room.Palette.Ground);
        Compose(canvas);
        foreach (var control in Controls.Where(c => c.IsShown)) control.Paint(canvas, room, LookOf(control));
        room.Painter.Paint(Id, canvas);
    }

    /// <summary>A new size by the window manager or the customer.</summary>
    public void Resized(int width, int height)
    {
        if (width == Place.Width && height == Place.Height) return;
        Place = Place with { Width = width, Height = height };
        Invalidate();
    }

    /// <summary>The window manager put it into a frame or took it out: the frame counts as ours too.</summary>
    public void Reframed()
    {
        foreach (var frame in _frames) room.Own.Remove(frame);
        _frames.Clear();
        var window = Id;
        while (X11.QueryTree(room.Connection.Handle, window, out var root, out var parent, out var children, out _) != 0)
        {
            if (children != null) _ = X11.Free(children);
            if (parent == 0 || parent == root) return;
            _frames.Add(parent);
            room.Own.Add(parent);
            window = parent;
        }
    }

    public void FocusChanged(bool has)
    {
        _hasFocus = has;
        if (TextContext != 0)
        {
            if (has) X11.SetInputContextFocus(TextContext);
            else X11.UnsetInputContextFocus(TextContext);
        }
        Invalidate();
    }

    public void PointerAt(double x, double y)
    {
        var hovered = ControlAt(x, y);
        if (hovered == _hovered) return;
        _hovered = hovered;
        Invalidate();
    }

    public void PointerLeft()
    {
        if (_hovered is null) return;
        _hovered = null;
        Invalidate();
    }

    public virtual void Pressed(double x, double y, double rootX, double rootY)
    {
        _pressed = ControlAt(x, y);
        if (_pressed is { IsEnabled: true }) _focused = _pressed;
        Invalidate();
    }

    public virtual void Released(double x, double y)
    {
        var (pressed, over) = (_pressed, ControlAt(x, y));
        _pressed = null;
        Invalidate();
        if (pressed is not null && pressed == over) pressed.Click(x, y);
    }

    public virtual void Dragged(double rootX, double rootY)
    {
    }

    /// <summary>The wheel: notches, down is positive.</summary>
    public virtual void Wheeled(int notches)
    {
    }

    public virtual void Key(KeyStroke key)
    {
        Invalidate();
        if (_focused is { IsShown: true } && _focused.Key(key)) return;
        switch (key.Keysym)
        {
            case Keysym.Tab or Keysym.LeftTab: MoveFocus(key.Shift || key.Keysym == Keysym.LeftTab ? -1 : 1); break;
            case Keysym.Left or Keysym.Up: MoveFocus(-1); break;
            case Keysym.Right or Keysym.Down: MoveFocus(1); break;
            case Keysym.Escape: CloseAsked(); break;
        }
    }

    /// <summary>Text from the clipboard arrived.</summary>
    public void Pasted(string text)
    {
        (_focused as TextEntry)?.Insert(text);
        Invalidate();
    }

    public void Dispose()
    {
        if (!IsOpen) return;
        if (!room.Connection.IsLost)
        {
            if (TextContext != 0) X11.DestroyInputContext(TextContext);
            _ = X11.DestroyWindow(room.Connection.Handle, Id);
            // Only when the server has done it, the place is free for remote input again.
            room.Connection.Sync();
        }
        foreach (var frame in _frames) room.Own.Remove(frame);
        room.Own.Remove(Id);
        (Id, TextContext) = (0, 0);
    }

    protected bool IsPressing => _pressed is not null;

    private void MoveFocus(int by)
    {
        var order = Controls.FindAll(c => c is { IsShown: true, IsEnabled: true });
        if (order.Count == 0) return;
        var at = _focused is null ? -1 : order.IndexOf(_focused);
        _focused = order[((at < 0 && by < 0 ? 0 : at) + by + order.Count) % order.Count];
    }

    private Control? ControlAt(double x, double y) => Controls.Find(c => c.IsShown && c.Box.Has(x, y));

    private ControlLook LookOf(Control control) =>
        (control == _focused && _hasFocus ? ControlLook.Focused : 0)
        | (control == _hovered ? ControlLook.Hovered : 0)
        | (control == _pressed && control == _hovered ? ControlLook.Pressed : 0);
}
