using System.Net;
using System.Net.Sockets;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Which addresses a webhook may reach: only those of the public internet, unless its administrator says otherwise.</summary>
/// <remarks>Refused: this host, private networks, link-local (where clouds keep their secrets), shared carrier space, multicast, documentation
/// and reserved ranges, and IPv6 forms that carry such an IPv4 address (mapped, NAT64, 6to4). Source: IANA special-purpose registries, RFC 6890.</remarks>
internal static class AddressRule
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Closed.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }
}
