using System.Net;
using System.Net.Sockets;

namespace Deskside.Server.Hosting.Net;

/// <summary>Whether an address is one of the open internet: where the server may call when somebody outside named the place.</summary>
/// <remarks>Everything else is refused: this machine, the local network, link-local (cloud metadata), carrier NAT, multicast, reserved, and
/// IPv6 forms that carry an IPv4 address inside. Source: the IANA special-purpose address registries.</remarks>
public static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork[] OpenSix = [IPNetwork.Parse("2000::/3")];

    private static readonly IPNetwork[] ClosedSix =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Closed.Any(n => n.Contains(plain))
            : plain.AddressFamily == AddressFamily.InterNetworkV6 && OpenSix.Any(n => n.Contains(plain)) && !ClosedSix.Any(n => n.Contains(plain));
    }
}
