using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.OutOfBand.Cira;

/// <summary>Where devices call in.</summary>
public sealed record CiraListenerOptions
{
    public required IPEndPoint Address { get; init; }

    /// <summary>The certificate with its private key; null speaks plain APF, for a TLS end in front or for tests.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The certificates up to the root. All but the root are sent: the platform's TLS leaves that one out, whatever it is given.</summary>
    public X509Certificate2Collection Chain { get; init; } = [];

    /// <summary>TLS versions. Firmware before AMT 12 needs older ones, as an explicit choice of the operator.</summary>
    public SslProtocols Protocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    public int MaxConnections { get; init; } = 256;

    /// <summary>Of one IPv4 address or IPv6 /64.</summary>
    public int MaxConnectionsPerSource { get; init; } = 16;

    /// <summary>How long a TLS handshake may take.</summary>
    public TimeSpan HandshakePatience { get; init; } = TimeSpan.FromSeconds(15);

    public CiraOptions Connection { get; init; } = new();
}
