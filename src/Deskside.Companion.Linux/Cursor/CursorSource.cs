using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Cursor;

/// <summary>Follows the pointer: its picture by XFIXES, its moves by raw events, merged a turn of the loop.</summary>
internal sealed unsafe class CursorSource : ICursorSource, IXEventReader, IDisposable
{
    private readonly XConnection _connection;
    private readonly XEventLoop _loop;
    private readonly DeviceOrigins? _origins;
    private readonly Lock _gate = new();
    private readonly int _opcode;
    private readonly int _fixesEvents;
    private readonly bool _canSeeShape;
    private CursorPlace _place = new(0, 0, CursorMover.Customer);
    private CursorShape _shape = CursorPicture.Invisible;
    private CursorMover _mover = CursorMover.Customer;
    private bool _moved = true;
    private bool _reshaped = true;

    private CursorSource(XConnection connection)
    {
        _connection = connection;
        _loop = new XEventLoop(connection, "deskside-cursor", this);
        _canSeeShape = XFixes.QueryExtension(connection.Handle, out _fixesEvents, out _) != 0
            && XFixes.QueryVersion(connection.Handle, out _, out _) != 0;
        if (_canSeeShape) XFixes.SelectCursorInput(connection.Handle, connection.Root, XFixes.DisplayCursorNotifyMask);
        if (RawEvents.TryBegin(connection, out _opcode))
        {
            _origins = new DeviceOrigins(connection);
            RawEvents.Select(connection, connection.Root, XInput2.AllDevices, XInput2.HierarchyChanged);
            RawEvents.Select(connection, connection.Root, XInput2.AllMasterDevices, XInput2.RawMotion, XInput2.RawTouchUpdate);
        }
        ReadPlace();
        ReadShape();
    }

    public event Action? Changed;

    public CursorPlace Place
    {
        get { lock (_gate) return _place; }
    }

    public CursorShape Shape
    {
        get { lock (_gate) return _shape; }
    }

    public static CursorSource Open(string? display)
    {
        var source = new CursorSource(XConnection.To(display));
        source._loop.Start();
        return source;
    }

    void IXEventReader.Read(ref XEvent next)
    {
        if (_canSeeShape && next.Type == _fixesEvents + 1) _reshaped = true;
        if (next.Type != XEventType.GenericEvent || next.Cookie.Extension != _opcode) return;
        fixed (XGenericEventCookie* cookie = &next.Cookie)
        {
            if (X11.GetEventData(_connection.Handle, cookie) == 0) return;
            var (type, source) = (cookie->EventType, ((XInput2.SourcedEvent*)cookie->Payload)->Source);
            X11.FreeEventData(_connection.Handle, cookie);
            if (type == XInput2.HierarchyChanged)
            {
                _origins!.Forget();
                return;
            }
            _mover = _origins!.IsInjected(source) ? CursorMover.Technician : CursorMover.Customer;
            _moved = true;
        }
    }

    void IXEventReader.Drained()
    {
        if (!_moved && !_reshaped) return;
        // Programs that put the pointer elsewhere make no raw event, but mostly another shape.
        var changed = ReadPlace();
        changed |= _reshaped && ReadShape();
        _moved = _reshaped = false;
        if (changed) Changed?.Invoke();
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

    private bool ReadPlace()
    {
        if (X11.QueryPointer(_connection.Handle, _connection.Root, out _, out _, out var x, out var y, out _, out _, out _) == 0) return false;
        var place = new CursorPlace(x, y, _mover);
        lock (_gate)
        {
            if (place == _place) return false;
            _place = place;
            return true;
        }
    }

    private bool ReadShape()
    {
        if (!_canSeeShape) return false;
        var image = XFixes.GetCursorImage(_connection.Handle);
        if (image == null) return false;
        var shape = CursorPicture.From(image);
        _ = X11.Free(image);
        lock (_gate)
        {
            if (shape.Id == _shape.Id) return false;
            _shape = shape;
            return true;
        }
    }
}
