using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.Server.Hosting.Start;

/// <summary>The names and addresses by which people may call the server, for its own certificate.</summary>
internal sealed class CertificateNames
{
    private readonly SortedSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };
    private readonly HashSet<IPAddress> _addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    public static CertificateNames Of(ServerOptions options)
    {
        var names = new CertificateNames();
        names._names.Add(Environment.MachineName);
        if (options.PublicUrl is { } url)
        {
            if (IPAddress.TryParse(url.IdnHost, out var address))
            {
                names._addresses.Add(address);
            }
            else
            {
                names._names.Add(url.IdnHost);
            }
        }

        if (options.Listen.Equals(IPAddress.Any) || options.Listen.Equals(IPAddress.IPv6Any))
        {
            names._addresses.UnionWith(OwnAddresses());
        }
        else
        {
            names._addresses.Add(options.Listen);
        }

        return names;
    }

    /// <summary>Every address of this machine that can be called from outside.</summary>
    public static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == OperationalStatus.Up)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .Where(a => !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal);

    public bool AreAllIn(X509Certificate2 certificate)
    {
        var kept = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return kept is not null
            && _names.All(n => kept.EnumerateDnsNames().Contains(n, StringComparer.OrdinalIgnoreCase))
            && _addresses.All(a => kept.EnumerateIPAddresses().Contains(a));
    }

    public X509Extension ToExtension()
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in _names)
        {
            builder.AddDnsName(name);
        }

        foreach (var address in _addresses)
        {
            builder.AddIpAddress(address);
        }

        return builder.Build();
    }
}
