using System.Security.Cryptography;

namespace Deskside.Sealing;

/// <summary>From an agreed secret to keys and words: HKDF-SHA-256, one label each.</summary>
/// <remarks>Source: docs/protocol/handshake.md. Vectors: testdata/sealing/handshake.json.</remarks>
internal static class KeySchedule
{
    /// <summary>SHA-256("deskside/1 handshake" ‖ session ‖ leg ‖ commit ‖ pubS ‖ nonceS ‖ pubV ‖ nonceV ‖ str name ‖ str organisation).</summary>
    public static byte[] Transcript(
        HandshakeBinding binding, ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> publicS, ReadOnlySpan<byte> nonceS,
        ReadOnlySpan<byte> publicV, ReadOnlySpan<byte> nonceV)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("deskside/1 handshake"u8);
        binding.AppendPlace(hash);
        hash.AppendData(commitment);
        hash.AppendData(publicS);
        hash.AppendData(nonceS);
        hash.AppendData(publicV);
        hash.AppendData(nonceV);
        binding.AppendNames(hash);
        return hash.GetHashAndReset();
    }

    /// <summary>The pair's keys, the resume key and the words. Zeroes <paramref name="secret"/>.</summary>
    public static (PairKeys Pair, ResumeKey Resume, SafetyWords Words) Fresh(byte[] secret, ReadOnlySpan<byte> transcript)
    {
        Span<byte> words = stackalloc byte[SafetyWords.Count];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, words, transcript, "safety words"u8);
        var result = (Pair(secret, transcript), new ResumeKey(Derive(secret, transcript, "resume"u8)), SafetyWords.FromBytes(words));
        CryptographicOperations.ZeroMemory(secret);
        return result;
    }

    public static PairKeys Pair(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt) => new(
        Derive(secret, salt, "viewer to sharer"u8), Derive(secret, salt, "sharer to viewer"u8), new WrapKey(Derive(secret, salt, "wrap"u8)));

    private static SealingKey Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label)
    {
        Span<byte> key = stackalloc byte[SealingKey.Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, label);
        var result = SealingKey.FromBytes(key);
        CryptographicOperations.ZeroMemory(key);
        return result;
    }
}
