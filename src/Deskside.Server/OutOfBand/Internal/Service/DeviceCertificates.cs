using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>The certificate authority for PCs and the certificate that the listener shows them.</summary>
/// <remarks>
/// RSA 2048, which old firmware knows. Kept in the data folder as out-of-band/root.pem and out-of-band/service.pem (0600): the root 20 years,
/// the service's 2 years and made anew in its last month or when the address is another. Its name is the address that is typed into the
/// firmware, which compares the two.
/// </remarks>
internal sealed class DeviceCertificates : IDisposable
{
    private static readonly TimeSpan RootLifetime = TimeSpan.FromDays(365 * 20);
    private static readonly TimeSpan ServiceLifetime = TimeSpan.FromDays(730);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private DeviceCertificates(X509Certificate2 root, X509Certificate2 service) => (Root, Service) = (root, service);

    /// <summary>To be put into the firmware's list of trusted roots.</summary>
    public X509Certificate2 Root { get; }

    public X509Certificate2 Service { get; }

    /// <summary>SHA-256 of the service's certificate, upper-case hex in pairs with colons.</summary>
    public string Fingerprint => string.Join(':', SHA256.HashData(Service.RawData).Select(b => b.ToString("X2")));

    public static DeviceCertificates LoadOrMake(string homeFolder, string address, DateTimeOffset now)
    {
        var folder = Path.Combine(homeFolder, "out-of-band");
        PrivateFolder.Make(folder);
        var rootFile = Path.Combine(folder, "root.pem");
        var serviceFile = Path.Combine(folder, "service.pem");
        if (!File.Exists(rootFile))
        {
            MakeRoot(rootFile, now);
        }

        var root = X509Certificate2.CreateFromPemFile(rootFile);
        if (File.Exists(serviceFile))
        {
            var kept = X509Certificate2.CreateFromPemFile(serviceFile);
            if (kept.NotAfter - now > RenewBefore && kept.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == address && kept.Issuer == root.Subject)
            {
                return new DeviceCertificates(root, kept);
            }
        }

        MakeService(serviceFile, root, address, now);
        return new DeviceCertificates(root, X509Certificate2.CreateFromPemFile(serviceFile));
    }

    public void Dispose()
    {
        Root.Dispose();
        Service.Dispose();
    }

    private static void MakeRoot(string file, DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        // A number in the name, so that two desks' roots are not taken for each other.
        var request = new CertificateRequest($"CN=Deskside devices {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now + RootLifetime);
        PrivateFolder.WriteFile(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static void MakeService(string file, X509Certificate2 root, string address, DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(address);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(address.Trim('[', ']'), out var ip))
        {
            names.AddIpAddress(ip);
        }
        else
        {
            names.AddDnsName(address);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.Create(root, now.AddHours(-1), now + ServiceLifetime, RandomNumberGenerator.GetBytes(16));
        PrivateFolder.WriteFile(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
