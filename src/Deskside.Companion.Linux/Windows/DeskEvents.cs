using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Hands events to the windows they are for, and input only if a real device made it.</summary>
/// <remarks>
/// This is the place where injected input ends: an event whose source is an XTEST device, a core event, or one that another
/// program sent (XSendEvent) presses nothing here.
/// </remarks>
internal sealed unsafe class DeskEvents(DeskRoom room, Func<nuint, DeskWindow?> windowOf, Paste paste)
{
    private const int WheelUp = 4;
    private const int WheelDown = 5;

    public void Read(ref XEvent next)
    {
        if (next.Type == XEventType.GenericEvent) ReadInput(ref next);
        else if (next.Type == XEventType.KeyPress) ReadHandedBack(next.Key);
        else if (next.Type == XEventType.SelectionNotify) paste.Arrived(next.Selection, windowOf(next.Selection.Requestor));
        else if (windowOf(next.Any.Window) is { } window) ReadNews(ref next, window);
    }

    private void ReadNews(ref XEvent next, DeskWindow window)
    {
        switch (next.Type)
        {
            case XEventType.Expose: window.Invalidate(); break;
            case XEventType.ConfigureNotify: window.Resized(next.Configure.Width, next.Configure.Height); break;
            case XEventType.ReparentNotify: window.Reframed(); break;
            case XEventType.ClientMessage: ReadMessage(ref next, window); break;
        }
    }

    private void ReadMessage(ref XEvent next, DeskWindow window)
    {
        if (next.Message.MessageType != room.Atoms["WM_PROTOCOLS"]) return;
        var what = (nuint)next.Message.Longs[0];
        if (what == room.Atoms["_NET_WM_PING"]) room.Hints.AnswerPing(next);
        else if (what == room.Atoms["WM_DELETE_WINDOW"]) window.CloseAsked();
    }

    private void ReadInput(ref XEvent next)
    {
        if (next.Cookie.Extension != room.InputOpcode) return;
        fixed (XGenericEventCookie* cookie = &next.Cookie)
        {
            if (X11.GetEventData(room.Connection.Handle, cookie) == 0) return;
            if (cookie->EventType == XInput2.HierarchyChanged) room.Origins.Forget();
            else if (windowOf(((XInput2.DeviceEvent*)cookie->Payload)->Window) is { } window) Take(window, (XInput2.DeviceEvent*)cookie->Payload);
            X11.FreeEventData(room.Connection.Handle, cookie);
        }
    }

    private void Take(DeskWindow window, XInput2.DeviceEvent* input)
    {
        // Who has the focus is a fact, whoever moved it.
        if (input->EventType is XInput2.FocusIn or XInput2.FocusOut)
        {
            window.FocusChanged(input->EventType == XInput2.FocusIn);
            return;
        }
        if (room.Origins.IsInjected(input->Source)) return;
        switch (input->EventType)
        {
            case XInput2.Motion:
                window.PointerAt(input->X, input->Y);
                window.Dragged(input->RootX, input->RootY);
                break;
            case XInput2.Enter: window.PointerAt(input->X, input->Y); break;
            case XInput2.Leave: window.PointerLeft(); break;
            case XInput2.ButtonPress when input->Detail == 1: window.Pressed(input->X, input->Y, input->RootX, input->RootY); break;
            case XInput2.ButtonPress when input->Detail is WheelUp or WheelDown: window.Wheeled(input->Detail == WheelDown ? 1 : -1); break;
            case XInput2.ButtonRelease when input->Detail == 1: window.Released(input->X, input->Y); break;
            case XInput2.KeyPress:
                if (room.Method.Read(window.TextContext, ToKeyEvent(input)) is { } key) window.Key(key);
                break;
        }
    }

    private void ReadHandedBack(in XKeyEvent key)
    {
        // We select no core keys: this is the input method handing back, or somebody pretending to.
        if (windowOf(key.Window) is not { } window || window.TextContext == 0) return;
        if (room.Method.ReadHandedBack(window.TextContext, key) is { } stroke) window.Key(stroke);
    }

    private XKeyEvent ToKeyEvent(XInput2.DeviceEvent* input) => new()
    {
        Type = XEventType.KeyPress,
        Serial = input->Serial,
        Display = room.Connection.Handle,
        Window = input->Window,
        Root = input->Root,
        Subwindow = input->Child,
        Time = input->Time,
        X = (int)input->X,
        Y = (int)input->Y,
        RootX = (int)input->RootX,
        RootY = (int)input->RootY,
        State = (uint)input->ModsEffective | ((uint)input->GroupEffective << 13),
        Keycode = (uint)input->Detail,
        SameScreen = 1,
    };
}
