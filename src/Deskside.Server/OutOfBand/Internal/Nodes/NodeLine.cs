using System.Net;
using System.Security.Cryptography;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>The line between two nodes: HTTPS to the certificate that the called node put into the store, or within one machine. Nothing else is used.</summary>
internal static class NodeLine
{
    /// <summary>Null when the node may be called; else why not.</summary>
    public static string? WhyNot(NodeRow to) =>
        Uri.TryCreate(to.CallAddress, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? null
            : $"The node that holds this gives {to.CallAddress} as its address. Nodes on different machines call each other by HTTPS only: start it with --tls, or with --node-url https://… when TLS ends before it.";

    /// <summary>Whether a call came by such a line.</summary>
    public static bool IsProtected(HttpRequest request) =>
        request.IsHttps || request.HttpContext.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(request.HttpContext.Connection.RemoteIpAddress);

    /// <summary>The caller owns it.</summary>
    public static SocketsHttpHandler HandlerFor(NodeRow to)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        if (to.CallPin is { } pin)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && PinOf(certificate.GetRawCertData()) == pin;
        }

        return handler;
    }

    /// <summary>SHA-256, upper-case hex in pairs with colons.</summary>
    private static string PinOf(byte[] certificate) => string.Join(':', SHA256.HashData(certificate).Select(b => b.ToString("X2")));
}
