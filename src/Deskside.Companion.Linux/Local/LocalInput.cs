using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Local;

/// <summary>Watches the customer's own mouse, keyboard and touch, on its own connection and thread, so that nothing delays it.</summary>
internal sealed unsafe class LocalInput : ILocalInput, IXEventReader, IDisposable
{
    private readonly XConnection _connection;
    private readonly XEventLoop _loop;
    private readonly DeviceOrigins? _origins;
    private readonly int _opcode;

    private LocalInput(XConnection connection)
    {
        _connection = connection;
        _loop = new XEventLoop(connection, "deskside-local-input", this);
        if (!RawEvents.TryBegin(connection, out _opcode)) return;
        _origins = new DeviceOrigins(connection);
        CanTellApart = _origins.KnowsAny;
        RawEvents.Select(connection, connection.Root, XInput2.AllDevices, XInput2.HierarchyChanged);
        RawEvents.Select(
            connection, connection.Root, XInput2.AllMasterDevices,
            XInput2.RawKeyPress, XInput2.RawKeyRelease, XInput2.RawButtonPress, XInput2.RawButtonRelease, XInput2.RawMotion,
            XInput2.RawTouchBegin, XInput2.RawTouchUpdate);
        connection.Sync();
    }

    public bool CanTellApart { get; }

    public event Action? CustomerActed;

    public static LocalInput Open(string? display)
    {
        var local = new LocalInput(XConnection.To(display));
        local._loop.Start();
        return local;
    }

    void IXEventReader.Read(ref XEvent next)
    {
        if (next.Type != XEventType.GenericEvent || next.Cookie.Extension != _opcode) return;
        fixed (XGenericEventCookie* cookie = &next.Cookie)
        {
            if (X11.GetEventData(_connection.Handle, cookie) == 0) return;
            var (type, source) = (cookie->EventType, ((XInput2.SourcedEvent*)cookie->Payload)->Source);
            X11.FreeEventData(_connection.Handle, cookie);
            if (type == XInput2.HierarchyChanged) _origins?.Forget();
            else if (_origins is not null && !_origins.IsInjected(source)) CustomerActed?.Invoke();
        }
    }

    void IXEventReader.Drained()
    {
    }

    int IXEventReader.NextTurnMs => -1;

    void IXEventReader.Lost()
    {
    }

    public void Dispose()
    {
        _loop.Dispose();
        _connection.Dispose();
    }
}
