using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Deskside.Server.SignOn.Oidc;

/// <summary>A public key of an identity provider, good for one algorithm: RS256 with an RSA key of 2048 bits or more, ES256 with a P-256 key.</summary>
/// <remarks>A key is bound to its algorithm here, so that a token cannot choose how a key is used. Symmetric keys are not read at all. Source: RFC 7517, RFC 7518 6.</remarks>
internal sealed class SigningKey
{
    private readonly ECParameters? _curve;
    private readonly RSAParameters? _rsa;

    private SigningKey(string? id, RSAParameters? rsa, ECParameters? curve) => (Id, _rsa, _curve) = (id, rsa, curve);

    /// <summary>Null when the provider gave none.</summary>
    public string? Id { get; }

    public string Algorithm => _rsa is null ? "ES256" : "RS256";

    /// <summary>The usable keys of a key set; others are passed over. Never throws.</summary>
    public static IReadOnlyList<SigningKey> ReadSet(JsonElement set)
    {
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. keys.EnumerateArray().Take(64).Select(Read).OfType<SigningKey>()];
    }

    public bool Fits(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (_rsa is { } rsaParameters)
        {
            using var rsa = RSA.Create(rsaParameters);
            return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var curve = ECDsa.Create(_curve!.Value);
        return curve.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static SigningKey? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || (JsonText.Of(key, "use") is { } use && use != "sig"))
        {
            return null;
        }

        var (id, algorithm) = (JsonText.Of(key, "kid"), JsonText.Of(key, "alg"));
        switch (JsonText.Of(key, "kty"))
        {
            case "RSA" when algorithm is null or "RS256" && Bytes(key, "n") is { Length: >= 256 and <= 1024 } modulus && Bytes(key, "e") is { Length: > 0 and <= 8 } exponent:
                return Try(() => RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent }).Dispose())
                    ? new SigningKey(id, new RSAParameters { Modulus = modulus, Exponent = exponent }, null)
                    : null;
            case "EC" when algorithm is null or "ES256" && JsonText.Of(key, "crv") == "P-256" && Bytes(key, "x") is { Length: 32 } x && Bytes(key, "y") is { Length: 32 } y:
                var curve = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } };
                return Try(() => ECDsa.Create(curve).Dispose()) ? new SigningKey(id, null, curve) : null;
            default:
                return null;
        }
    }

    private static byte[]? Bytes(JsonElement key, string name) =>
        JsonText.Of(key, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    /// <summary>A point off the curve or an even modulus is found out by the platform, by throwing.</summary>
    private static bool Try(Action make)
    {
        try
        {
            make();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
