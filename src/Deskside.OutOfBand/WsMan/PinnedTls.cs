using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.OutOfBand.WsMan;

/// <summary>SHA-256 of a device's certificate: firmware signs its own, so what was seen first is what is trusted.</summary>
public readonly record struct CertificatePin
{
    private readonly string? _hex;

    private CertificatePin(string hex) => _hex = hex;

    public static CertificatePin Of(X509Certificate certificate) => new(Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData())));

    /// <summary>64 hexadecimal digits; colons and blanks are forgiven.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CertificatePin pin)
    {
        pin = default;
        if (text is null || text.Length > 256) return false;
        var hex = string.Concat(text.Where(sign => sign is not (':' or ' '))).ToLowerInvariant();
        if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit)) return false;
        pin = new CertificatePin(hex);
        return true;
    }

    public override string ToString() => _hex ?? throw new InvalidOperationException("Uninitialised certificate pin.");
}

/// <summary>What TLS inside the tunnel came to.</summary>
public abstract record PinnedTlsOutcome
{
    private PinnedTlsOutcome() { }

    /// <summary>Seen is the device's pin: keep it when none was known. The caller owns the stream.</summary>
    public sealed record Opened(SslStream Stream, CertificatePin Seen) : PinnedTlsOutcome;

    /// <summary>Another certificate than the one known: another device, a new firmware set-up, or somebody in between.</summary>
    public sealed record OtherCertificate(CertificatePin Expected, CertificatePin Seen) : PinnedTlsOutcome;

    public sealed record Failed(string Why) : PinnedTlsOutcome;
}

/// <summary>TLS over a channel (ports 16993 and 16995), with the device's certificate pinned.</summary>
public static class PinnedTls
{
    /// <summary>Takes the channel over: it is closed unless the outcome is Opened. Null trusts what comes, once.</summary>
    public static async ValueTask<PinnedTlsOutcome> OpenAsync(Stream channel, CertificatePin? expected, CancellationToken cancellation)
    {
        CertificatePin? seen = null;
        var tls = new SslStream(channel);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "device",
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        if (certificate is null) return false;
                        seen = CertificatePin.Of(certificate);
                        return expected is null || expected == seen;
                    },
                },
                cancellation);
            return new PinnedTlsOutcome.Opened(tls, seen!.Value);
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            return expected is { } known && seen is { } other && known != other
                ? new PinnedTlsOutcome.OtherCertificate(known, other)
                : new PinnedTlsOutcome.Failed(failed.Message);
        }
        catch (OperationCanceledException)
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
