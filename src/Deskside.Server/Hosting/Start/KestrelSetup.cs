using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Deskside.Server.Hosting.Start;

/// <summary>Where Kestrel listens and how large a call may be.</summary>
internal static class KestrelSetup
{
    public const long MaxBodyBytes = 64 * 1024;

    public static void Apply(KestrelServerOptions kestrel, ServerOptions options, ServerCertificate? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Listen(options.Listen, options.Port, Secure);

        // "localhost" is [::1] first in most browsers; a free port cannot be had twice, so only for a fixed one.
        if (options.Listen.Equals(IPAddress.Loopback) && options.Port != 0 && Socket.OSSupportsIPv6)
        {
            kestrel.Listen(IPAddress.IPv6Loopback, options.Port, Secure);
        }

        void Secure(ListenOptions listen)
        {
            if (certificate is not null)
            {
                listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate.Certificate });
            }
        }
    }
}
