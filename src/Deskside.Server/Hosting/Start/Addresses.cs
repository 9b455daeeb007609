using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Deskside.Server.Hosting.Start;

/// <summary>By which address people reach this server.</summary>
public sealed class Addresses(ServerOptions options, IServer server)
{
    /// <summary>To print at start: the public URL, or where it really listens.</summary>
    public Uri ForPrinting()
    {
        if (options.PublicUrl is { } url)
        {
            return url;
        }

        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => new Uri(a)).FirstOrDefault();
        var scheme = options.Tls is TlsChoice.None ? "http" : "https";
        var port = bound?.Port ?? options.Port;
        return new UriBuilder(scheme, HostToShow(), port).Uri;
    }

    /// <summary>For links given to whoever called: the public URL, or the address that the call used (checked: it goes into scripts and commands).</summary>
    public Uri ForCaller(HttpRequest request)
    {
        if (options.PublicUrl is { } url)
        {
            return url;
        }

        var host = request.Host.Value ?? "";
        return host.Length is > 0 and < 256 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']')
            && Uri.TryCreate($"{request.Scheme}://{host}/", UriKind.Absolute, out var called)
                ? called
                : ForPrinting();
    }

    /// <summary>Where this very node can be called by other nodes, whatever stands before it.</summary>
    public Uri OfThisNode()
    {
        if (options.NodeUrl is { } url)
        {
            return url;
        }

        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => new Uri(a)).FirstOrDefault();
        return new UriBuilder(options.Tls is TlsChoice.None ? "http" : "https", IPAddress.IsLoopback(options.Listen) ? "127.0.0.1" : HostToShow(), bound?.Port ?? options.Port).Uri;
    }

    /// <summary>The name or address by which people outside know this desk, without a port.</summary>
    public string HostToShow()
    {
        if (IPAddress.IsLoopback(options.Listen))
        {
            return "localhost";
        }

        if (options.Listen.Equals(IPAddress.Any) || options.Listen.Equals(IPAddress.IPv6Any))
        {
            var own = CertificateNames.OwnAddresses().OrderBy(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();
            return own is null ? "localhost" : Bracket(own);
        }

        return Bracket(options.Listen);
    }

    private static string Bracket(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
