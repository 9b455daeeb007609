using System.Net;

namespace Deskside.Server.Hosting.Start;

/// <summary>No plain HTTP on a network: browsers give sealing, notifications and screen sharing to secure pages only, and passwords would travel in clear.</summary>
internal static class ListenRule
{
    public static void Check(ServerOptions options)
    {
        if (IPAddress.IsLoopback(options.Listen) || options.Tls is not TlsChoice.None || options.TrustedProxies.Count > 0)
        {
            return;
        }

        throw new StartRefused(
            $"""
            --listen {options.Listen} reaches beyond this machine, but there is no TLS: passwords would travel in clear, and browsers would refuse to seal the stream.
            Do one of these:
              --tls self                       a self-signed certificate, known by its fingerprint (for a LAN)
              --tls CERTIFICATE.pem,KEY.pem    your own certificate
              --trusted-proxy 10.0.0.5/32      a proxy at this address ends TLS before the server
            """);
    }
}
