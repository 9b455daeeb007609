using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.Server.Hosting.Start;

/// <summary>The certificate behind HTTPS, and the two ways in which it is pinned.</summary>
/// <remarks>A self-made one is P-256, valid two years, kept as tls/self.pem in the data folder, and made anew in its last month or
/// when the server gets a name or address that it lacks.</remarks>
public sealed class ServerCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(730);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private ServerCertificate(X509Certificate2 certificate, bool isSelfSigned)
    {
        Certificate = certificate;
        IsSelfSigned = isSelfSigned;
    }

    public X509Certificate2 Certificate { get; }

    public bool IsSelfSigned { get; }

    /// <summary>SHA-256 of the certificate, upper-case hex with colons, as browsers show it.</summary>
    public string Fingerprint => string.Join(':', SHA256.HashData(Certificate.RawData).Select(b => b.ToString("X2")));

    /// <summary>SHA-256 of the public key, base64: what curl's --pinnedpubkey takes after "sha256//".</summary>
    public string PublicKeyPin => Convert.ToBase64String(SHA256.HashData(Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Null without TLS. Errors: <see cref="StartRefused"/>.</summary>
    public static ServerCertificate? Load(ServerOptions options, TimeProvider time) => options.Tls switch
    {
        TlsChoice.Files files => LoadFiles(files),
        TlsChoice.SelfSigned => LoadOrMake(options, time),
        _ => null,
    };

    private static ServerCertificate LoadFiles(TlsChoice.Files files)
    {
        try
        {
            return new ServerCertificate(X509Certificate2.CreateFromPemFile(files.CertificatePem, files.KeyPem), isSelfSigned: false);
        }
        catch (CryptographicException e)
        {
            throw new StartRefused($"--tls: {files.CertificatePem} and {files.KeyPem} are no PEM certificate with its key: {e.Message}");
        }
    }

    private static ServerCertificate LoadOrMake(ServerOptions options, TimeProvider time)
    {
        var folder = Path.Combine(options.HomeFolder, "tls");
        var file = Path.Combine(folder, "self.pem");
        var names = CertificateNames.Of(options);
        if (File.Exists(file))
        {
            var kept = X509Certificate2.CreateFromPemFile(file);
            if (kept.NotAfter - time.GetUtcNow() > RenewBefore && names.AreAllIn(kept))
            {
                return new ServerCertificate(kept, isSelfSigned: true);
            }
        }

        PrivateFolder.Make(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Deskside", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.ToExtension());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddHours(-1), now + Lifetime);
        PrivateFolder.WriteFile(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return new ServerCertificate(X509Certificate2.CreateFromPemFile(file), isSelfSigned: true);
    }
}
