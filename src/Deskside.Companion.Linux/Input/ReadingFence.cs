using System.Diagnostics;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Input;

/// <summary>Waits until the program that has the focus has read the keys that were pressed so far.</summary>
/// <remarks>
/// A program answers "are you alive" (EWMH, _NET_WM_PING) after the events that came before it, so its answer says that the keys
/// were read, also on a PC where that takes a second. Programs that answer no such question are given a fixed time instead.
/// One caller at a time; <see cref="Stop"/> from any thread.
/// </remarks>
internal sealed unsafe class ReadingFence(XConnection connection, TimeProvider time) : IDisposable
{
    /// <summary>How long a program without an answer is trusted to need for a key.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromMilliseconds(250);

    /// <summary>A program that has not answered by then hangs; typing goes on without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const nint NewsOfWindows = 1 << 19;
    private const int MostParents = 16;
    private const long FirstToken = 0x0D510000;

    private readonly WakeSignal _stop = new();
    private readonly nuint _protocols = connection.Atom("WM_PROTOCOLS");
    private readonly nuint _ping = connection.Atom("_NET_WM_PING");
    private long _token = FirstToken;

    /// <summary>From here on it may wait again.</summary>
    public void MayWait() => _stop.Clear();

    /// <summary>Ends a running wait and the next ones, from any thread.</summary>
    public void Stop() => _stop.Raise();

    /// <summary>Waits for the keys pressed up to <paramref name="lastPress"/> (a time stamp). False when it was stopped.</summary>
    public bool Pass(long lastPress)
    {
        if (Answering() is not { } window) return WaitFor(UsualTime, lastPress, token: null);
        _ = X11.SelectInput(connection.Handle, connection.Root, NewsOfWindows);
        Ask(window);
        var passed = WaitFor(Patience, time.GetTimestamp(), _token);
        _ = X11.SelectInput(connection.Handle, connection.Root, 0);
        return passed;
    }

    public void Dispose() => _stop.Dispose();

    private bool WaitFor(TimeSpan atMost, long since, long? token)
    {
        var watched = stackalloc LibC.PollDescriptor[2];
        watched[0] = new LibC.PollDescriptor { Descriptor = _stop.Descriptor, Events = LibC.PollIn };
        watched[1] = new LibC.PollDescriptor { Descriptor = connection.Descriptor, Events = LibC.PollIn };
        while (true)
        {
            if (token is not null && Answered(token.Value)) return true;
            var left = atMost - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero || connection.IsLost) return true;
            // A wait that a signal cut short (-1) is neither a stop nor the end of the time.
            var ready = LibC.Poll(watched, token is null ? 1u : 2u, (int)Math.Ceiling(left.TotalMilliseconds));
            if (ready > 0 && (watched[0].Returned & LibC.PollIn) != 0) return false;
            if (ready > 0 && (watched[1].Returned & (LibC.PollHup | LibC.PollErr)) != 0) connection.MarkLost();
        }
    }

    /// <summary>The window with the focus, or the parent that speaks for it, when its program answers pings.</summary>
    private nuint? Answering()
    {
        _ = X11.GetInputFocus(connection.Handle, out var window, out _);
        for (var level = 0; level < MostParents && window > 1 && window != connection.Root && !connection.IsLost; level++)
        {
            if (Speaks(window)) return window;
            if (X11.QueryTree(connection.Handle, window, out _, out var parent, out var children, out _) == 0) return null;
            if (children is not null) _ = X11.Free(children);
            window = parent;
        }
        return null;
    }

    private bool Speaks(nuint window)
    {
        const nuint atoms = 4;
        var status = X11.GetWindowProperty(connection.Handle, window, _protocols, 0, 32, 0, atoms, out _, out var format, out var count, out _, out var value);
        if (value is null) return false;
        var found = false;
        if (status == 0 && format == 32) found = new ReadOnlySpan<nuint>(value, (int)count).Contains(_ping);
        _ = X11.Free(value);
        return found;
    }

    private void Ask(nuint window)
    {
        Debug.Assert(window != 0);
        _token++;
        var message = new XEvent
        {
            Message = new XMessageEvent { Type = XEventType.ClientMessage, Window = window, MessageType = _protocols, Format = 32 },
        };
        message.Message.Longs[0] = (long)_ping;
        message.Message.Longs[1] = _token;
        message.Message.Longs[2] = (long)window;
        _ = X11.SendEvent(connection.Handle, window, 0, 0, &message);
        connection.Flush();
    }

    private bool Answered(long token)
    {
        XEvent answer;
        while (!connection.IsLost && X11.CheckTypedWindowEvent(connection.Handle, connection.Root, XEventType.ClientMessage, &answer) != 0)
        {
            if (answer.Message.MessageType == _protocols && answer.Message.Longs[0] == (long)_ping && answer.Message.Longs[1] == token) return true;
        }
        return false;
    }
}
