using System.Net;
using System.Net.Sockets;

namespace Deskside.OutOfBand.Cira;

/// <summary>The lines of a listener, bounded in all and a source network: a flood costs its own lines, not those of the devices that work.</summary>
/// <remarks>
/// When a bound is reached, the line that has waited longest without becoming ready gives its place up: first of the newcomer's own network, and when all
/// places are taken, of the network that has most such lines. Lines that are ready are never ended for a newcomer; then he is refused.
/// A network is an IPv4 address or an IPv6 /64. Thread-safe.
/// </remarks>
internal sealed class CiraPlaces(int most, int mostPerSource)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<CiraPlace> _taken = [];

    public int Count { get { lock (_gate) return _taken.Count; } }

    /// <summary>Null when every place that could be had is in use. A line that gave its place up is ended here.</summary>
    public CiraPlace? TryTake(TcpClient socket, IPEndPoint source)
    {
        var place = new CiraPlace(socket, NetworkOf(source.Address));
        CiraPlace? out1 = null, out2 = null;
        lock (_gate)
        {
            var own = _taken.Where(taken => taken.Network == place.Network).ToList();
            if (own.Count >= mostPerSource)
            {
                out1 = own.FirstOrDefault(taken => !taken.IsReady);
                if (out1 is null) return null;
                _taken.Remove(out1);
            }
            if (_taken.Count >= most)
            {
                out2 = _taken.Where(taken => !taken.IsReady).GroupBy(taken => taken.Network).MaxBy(network => network.Count())?.First();
                if (out2 is null) return null;
                _taken.Remove(out2);
            }
            _taken.AddLast(place);
        }
        out1?.GiveUp();
        out2?.GiveUp();
        return place;
    }

    public void Leave(CiraPlace place)
    {
        lock (_gate) _taken.Remove(place);
    }

    private static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, 8);
    }
}

/// <summary>One line's place. Giving it up closes the socket under whatever the line is doing.</summary>
internal sealed class CiraPlace(TcpClient socket, string network)
{
    private volatile CiraConnection? _connection;

    public string Network => network;

    public bool IsReady => _connection?.IsReady == true;

    /// <summary>Whether it was given up for a newcomer.</summary>
    public bool IsGivenUp { get; private set; }

    public void Seat(CiraConnection connection) => _connection = connection;

    public void GiveUp()
    {
        IsGivenUp = true;
        socket.Dispose();
    }
}
