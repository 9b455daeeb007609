using System.Security.Cryptography;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>One handshake's own P-256 key pair and nonce. Drawn, used once, disposed.</summary>
internal sealed class EphemeralKey : IDisposable
{
    private readonly ECDiffieHellman _pair;

    private EphemeralKey(ECDiffieHellman pair, byte[] nonce)
    {
        _pair = pair;
        Nonce = nonce;
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = [4, .. point.X!, .. point.Y!];
    }

    /// <summary>65 bytes: 4 ‖ x ‖ y.</summary>
    public byte[] PublicKey { get; }

    public byte[] Nonce { get; }

    public static EphemeralKey Draw() =>
        new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(HandshakeStep.NonceBytes));

    /// <summary>For vectors: a known private number (32 bytes) and nonce.</summary>
    public static EphemeralKey FromPrivate(byte[] number, byte[] nonce)
    {
        var pair = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = number });
        return new EphemeralKey(pair, nonce);
    }

    /// <summary>SHA-256(public key ‖ nonce).</summary>
    public byte[] Commitment() => Commitment(PublicKey, Nonce);

    public static byte[] Commitment(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> nonce)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(publicKey);
        hash.AppendData(nonce);
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// The x coordinate of the agreed point, 32 bytes, which the caller zeroes. Null when the other's key is no point of the curve
    /// (P-256 has no small subgroup and the identity has no 65-byte form, so that is the whole check).
    /// </summary>
    public byte[]? TryAgree(ReadOnlySpan<byte> other)
    {
        if (other.Length != HandshakeStep.KeyBytes || other[0] != 4) return null;
        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = other[1..33].ToArray(), Y = other[33..].ToArray() },
            });
            return _pair.DeriveRawSecretAgreement(key.PublicKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Dispose() => _pair.Dispose();

    public override string ToString() => "EphemeralKey (redacted)";
}
