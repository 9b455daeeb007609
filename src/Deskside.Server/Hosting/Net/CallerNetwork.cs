using System.Net;
using System.Net.Sockets;

namespace Deskside.Server.Hosting.Net;

/// <summary>What counts as one caller where callers are counted: an IPv4 address, or an IPv6 /64, as whoever has one has all of it.</summary>
public static class CallerNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>The network as text; an IPv4 address in IPv6 clothes is that IPv4 address, and loopback is itself.</summary>
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
