using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Deskside.Server.Notifications.Push.Internal;

/// <summary>Seals a message for one browser (aes128gcm).</summary>
/// <remarks>
/// 16 salt · 4 record size, big-endian · 1 length of the key id (65) · 65 our public key, uncompressed · one record: AES-128-GCM of the
/// message and the delimiter 0x02, with its 16-byte tag. At most 3,993 bytes of message, so that the whole fits into the 4096 that every
/// push service takes. Errors: a public key that is no point of P-256 throws CryptographicException. Source: RFC 8188, RFC 8291 3.4.
/// </remarks>
internal static class SealedPush
{
    public const int MostMessageBytes = 3993;
    public const int PublicKeyBytes = 65;
    public const int AuthSecretBytes = 16;

    private const int SaltBytes = 16;
    private const int TagBytes = 16;
    private const int RecordSize = 4096;

    public static byte[] Seal(ReadOnlySpan<byte> message, ReadOnlySpan<byte> theirPublicKey, ReadOnlySpan<byte> authSecret)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(message, theirPublicKey, authSecret, ours, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <summary>With a key pair and salt that are given, for the RFC's own example.</summary>
    internal static byte[] Seal(ReadOnlySpan<byte> message, ReadOnlySpan<byte> theirPublicKey, ReadOnlySpan<byte> authSecret, ECDiffieHellman ours, ReadOnlySpan<byte> salt)
    {
        if (message.Length > MostMessageBytes)
        {
            throw new ArgumentException($"A push message has at most {MostMessageBytes} bytes, but this one {message.Length}.", nameof(message));
        }

        var ourPublicKey = PublicKey(ours);
        using var theirs = ECDiffieHellman.Create(Parameters(theirPublicKey));
        var shared = ours.DeriveRawSecretAgreement(theirs.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. theirPublicKey, .. ourPublicKey];
        Span<byte> keyMaterial = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, keyMaterial, authSecret, info);
        Span<byte> key = stackalloc byte[16];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keyMaterial, key, salt, "Content-Encoding: aes128gcm\0"u8);
        Span<byte> nonce = stackalloc byte[12];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keyMaterial, nonce, salt, "Content-Encoding: nonce\0"u8);

        var head = SaltBytes + 4 + 1 + PublicKeyBytes;
        var whole = new byte[head + message.Length + 1 + TagBytes];
        salt.CopyTo(whole);
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(SaltBytes), RecordSize);
        whole[SaltBytes + 4] = PublicKeyBytes;
        ourPublicKey.CopyTo(whole, SaltBytes + 5);
        byte[] padded = [.. message, 2];
        using var gcm = new AesGcm(key, TagBytes);
        gcm.Encrypt(nonce, padded, whole.AsSpan(head, padded.Length), whole.AsSpan(head + padded.Length));
        return whole;
    }

    /// <summary>Whether these bytes are a public key that one can seal for.</summary>
    public static bool IsKey(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != PublicKeyBytes || publicKey[0] != 4)
        {
            return false;
        }

        try
        {
            using var key = ECDiffieHellman.Create(Parameters(publicKey));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static byte[] PublicKey(ECAlgorithm key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private static ECParameters Parameters(ReadOnlySpan<byte> publicKey) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = publicKey[1..33].ToArray(), Y = publicKey[33..65].ToArray() },
    };
}
