using System.Threading.Channels;
using static Deskside.Companion.Linux.Xlib.LibC;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>Receives the events of one connection on the loop's thread.</summary>
internal interface IXEventReader
{
    void Read(ref XEvent next);

    /// <summary>All events that were waiting are read: the moment to act on what they add up to.</summary>
    void Drained();

    /// <summary>Milliseconds until <see cref="Drained"/> is wanted again without any event; -1 for never.</summary>
    int NextTurnMs { get; }

    /// <summary>The display server went away. The last call.</summary>
    void Lost();
}

/// <summary>One thread that waits on a connection's descriptor: no CPU while nothing happens, no tick when something does.</summary>
internal sealed unsafe class XEventLoop : IDisposable
{
    private const int MostPosted = 1024;

    private readonly XConnection _connection;
    private readonly IXEventReader _reader;
    private readonly WakeSignal _wake = new();
    private readonly Thread _thread;
    private readonly Channel<Action> _posted = Channel.CreateBounded<Action>(
        new BoundedChannelOptions(MostPosted) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private volatile bool _stopping;

    public XEventLoop(XConnection connection, string name, IXEventReader reader)
    {
        _connection = connection;
        _reader = reader;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public bool IsOwnThread => Thread.CurrentThread == _thread;

    public void Start() => _thread.Start();

    /// <summary>Runs an action on the loop's thread. False when the loop ended or hangs with its queue full.</summary>
    public bool Post(Action action)
    {
        if (_stopping || !_posted.Writer.TryWrite(action)) return false;
        _wake.Raise();
        return true;
    }

    /// <summary>Ends the loop after what is already posted, and waits for its thread.</summary>
    public void Dispose()
    {
        _stopping = true;
        _wake.Raise();
        if (_thread.IsAlive && !IsOwnThread) _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            RunPosted();
            if (_stopping) return;
            if (!DrainEvents())
            {
                _reader.Lost();
                return;
            }
            if (!_stopping) WaitForMore();
        }
    }

    private void RunPosted()
    {
        while (_posted.Reader.TryRead(out var action)) action();
    }

    private bool DrainEvents()
    {
        XEvent next;
        while (!_connection.IsLost && X11.Pending(_connection.Handle) > 0 && !_connection.IsLost)
        {
            _ = X11.NextEvent(_connection.Handle, &next);
            _reader.Read(ref next);
        }
        if (_connection.IsLost) return false;
        _reader.Drained();
        _connection.Flush();
        // Requests with an answer, sent while acting, may have read further events into Xlib's queue: poll would not see them.
        return !_connection.IsLost;
    }

    private void WaitForMore()
    {
        if (X11.Pending(_connection.Handle) > 0) return;
        var descriptors = stackalloc PollDescriptor[2];
        descriptors[0] = new PollDescriptor { Descriptor = _connection.Descriptor, Events = PollIn };
        descriptors[1] = new PollDescriptor { Descriptor = _wake.Descriptor, Events = PollIn };
        _ = Poll(descriptors, 2, _reader.NextTurnMs);
        if ((descriptors[1].Returned & PollIn) != 0) _wake.Clear();
        if ((descriptors[0].Returned & (PollHup | PollErr)) != 0) _connection.MarkLost();
    }
}
