using System.Collections.Concurrent;
using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>The ports that a device offers, each with the address that it wants to be called by. Thread-safe.</summary>
internal sealed class ForwardedPorts(int limit)
{
    private readonly ConcurrentDictionary<int, string> _addresses = new();

    public IReadOnlyCollection<int> Numbers => [.. _addresses.Keys.Order()];

    /// <summary>Firmware offers 5900 last.</summary>
    public bool IsComplete => _addresses.ContainsKey(DevicePort.Rfb);

    public string AddressOf(int port) => _addresses.GetValueOrDefault(port, "");

    public bool TryAdd(ApfMessage.ForwardRequest forward)
    {
        if (forward.Port is 0 or > ushort.MaxValue || _addresses.Count >= limit) return false;
        _addresses[(int)forward.Port] = forward.Address;
        return true;
    }

    public bool Remove(ApfMessage.ForwardCancel cancel) => cancel.Port <= ushort.MaxValue && _addresses.TryRemove((int)cancel.Port, out _);
}
