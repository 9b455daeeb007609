using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Local;

/// <summary>Tells injected events from real ones by the device they came from.</summary>
/// <remarks>
/// Every event that any program injects through XTEST carries an XTEST device as its source; the server marks those devices with
/// a property that no program can take away from them without being noticed by name. One thread.
/// </remarks>
internal sealed unsafe class DeviceOrigins
{
    private readonly XConnection _connection;
    private readonly nuint _mark;
    private readonly Dictionary<int, bool> _injected = [];

    public DeviceOrigins(XConnection connection)
    {
        _connection = connection;
        _mark = connection.Atom("XTEST Device");
        Forget();
    }

    /// <summary>True when at least one XTEST device is known, so that telling apart is possible.</summary>
    public bool KnowsAny => _injected.ContainsValue(true);

    /// <summary>Whether the events of this device are injected. A device that cannot be asked counts as injected.</summary>
    public bool IsInjected(int device)
    {
        if (_injected.TryGetValue(device, out var known)) return known;
        var injected = Ask(device);
        _injected[device] = injected;
        return injected;
    }

    /// <summary>Devices came or went: their numbers may be used anew.</summary>
    public void Forget()
    {
        _injected.Clear();
        var devices = XInput2.QueryDevice(_connection.Handle, XInput2.AllDevices, out var count);
        if (devices == null) return;
        for (var i = 0; i < count; i++) _injected[devices[i].Id] = Ask(devices[i].Id);
        XInput2.FreeDevices(devices);
    }

    private bool Ask(int device)
    {
        _ = _connection.TakeError();
        var status = XInput2.GetProperty(
            _connection.Handle, device, _mark, 0, 1, 0, 0, out _, out var format, out var count, out _, out var value);
        if (status != 0 || _connection.IsLost || _connection.TakeError() != 0) return true;
        var marked = format == 8 && count > 0 && value[0] != 0;
        if (value != null) _ = X11.Free(value);
        return marked;
    }
}
