using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Deskside.Server.Tests.SignOn;

/// <summary>Makes ID tokens, good and bad, with keys of its own.</summary>
internal sealed class TokenSmith : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string RsaKeyId { get; init; } = "rsa-1";

    public string CurveKeyId { get; init; } = "ec-1";

    /// <summary>The public keys as a provider publishes them.</summary>
    public string KeySet()
    {
        var (rsa, curve) = (_rsa.ExportParameters(false), _curve.ExportParameters(false));
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "RSA", kid = RsaKeyId, use = "sig", alg = "RS256", n = Text(rsa.Modulus!), e = Text(rsa.Exponent!) },
                new { kty = "EC", kid = CurveKeyId, use = "sig", alg = "ES256", crv = "P-256", x = Text(curve.Q.X!), y = Text(curve.Q.Y!) },
            },
        });
    }

    public string SignRsa(object claims, string alg = "RS256") => Sign(new { alg, kid = RsaKeyId, typ = "JWT" }, claims, bytes => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string SignCurve(object claims, string? kid = null) => Sign(new { alg = "ES256", kid = kid ?? CurveKeyId }, claims, bytes => _curve.SignData(bytes, HashAlgorithmName.SHA256));

    /// <summary>The classic: the public RSA key as the secret of an HMAC.</summary>
    public IEnumerable<string> Confuse(object claims)
    {
        byte[][] publics = [Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), _rsa.ExportSubjectPublicKeyInfo(), _rsa.ExportRSAPublicKey(), _rsa.ExportParameters(false).Modulus!];
        return publics.SelectMany(key => new[] { "HS256", "RS256", "ES256" }.Select(alg => Sign(new { alg, kid = alg == "ES256" ? CurveKeyId : RsaKeyId }, claims, bytes => HMACSHA256.HashData(key, bytes))));
    }

    public static string Unsigned(object claims, string alg) => Sign(new { alg }, claims, _ => []);

    public static string Sign(object header, object claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Text(JsonSerializer.SerializeToUtf8Bytes(header))}.{Text(claims as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Text(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
