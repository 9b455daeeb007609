using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.OutOfBand.Tests;

/// <summary>A self-signed certificate made for one test.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Create(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 2, true));
        return asked.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    public static X509Certificate2 SignedBy(X509Certificate2 root, string name, bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (isAuthority) asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var signed = asked.Create(root, root.NotBefore.ToUniversalTime(), root.NotAfter.ToUniversalTime(), [1, 2, 3, (byte)name.Length]);
        return signed.CopyWithPrivateKey(key);
    }
}
