using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.Companion.Backend;

/// <summary>Where the server is, and how it is recognised.</summary>
/// <remarks>
/// Without a fingerprint the machine's own trust decides. With one, exactly that certificate is accepted and no other, so a self-signed
/// server can be used safely. Plain http is accepted on loopback only: anywhere else the tickets would travel in clear.
/// </remarks>
public sealed class ServerAddress
{
    private readonly byte[]? _fingerprint;

    private ServerAddress(Uri url, byte[]? fingerprint)
    {
        Url = url;
        _fingerprint = fingerprint;
    }

    /// <summary>Scheme, host and port; no path.</summary>
    public Uri Url { get; }

    /// <summary>Reads what stands on the command line. <paramref name="problem"/> says what is wrong and what to do.</summary>
    public static bool TryParse(string? text, string? fingerprint, [NotNullWhen(true)] out ServerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            problem = $"--server must be an address such as https://help.example.org, but is \"{text}\".";
        else if (url.Scheme == "http" && !url.IsLoopback)
            problem = $"--server {url} is not encrypted. Use its https:// address; http is accepted for this machine itself only.";
        else if (!TryReadFingerprint(fingerprint, out var bytes))
            problem = $"--server-fingerprint must be the 64 hexadecimal digits of a SHA-256, but is \"{fingerprint}\".";
        else
        {
            address = new ServerAddress(new Uri(url.GetLeftPart(UriPartial.Authority)), bytes);
            problem = null;
            return true;
        }
        return false;
    }

    /// <summary>The address under the relay's scheme.</summary>
    public Uri WebSocketUrl(string path) => new UriBuilder(Url) { Scheme = Url.Scheme == "https" ? "wss" : "ws", Path = path }.Uri;

    /// <summary>A handler for HTTP and WebSocket that recognises the server. Owned by the caller.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        // Streams of events live long; short requests must not wait behind them.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = _fingerprint is null ? null : Recognise },
    };

    private bool Recognise(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), _fingerprint);

    private static bool TryReadFingerprint(string? text, out byte[]? bytes)
    {
        bytes = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        var digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 2 * SHA256.HashSizeInBytes || !digits.All(char.IsAsciiHexDigit)) return false;
        bytes = Convert.FromHexString(digits);
        return true;
    }
}
