using System.Security.Cryptography;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>What lets the same viewer come back without new consent: proves both ends to each other and yields fresh keys.</summary>
/// <remarks>
/// viewer's mac = HMAC-SHA-256(key, "viewer" ‖ session ‖ leg ‖ nonceV); sharer's = HMAC(key, "sharer" ‖ session ‖ leg ‖ nonceV ‖
/// nonceS); keys = HKDF(ikm = key, salt = nonceV ‖ nonceS, info = label). Zeroed when disposed.
/// </remarks>
public sealed class ResumeKey : IDisposable
{
    private readonly SealingKey _key;

    internal ResumeKey(SealingKey key) => _key = key;

    internal byte[] ViewerMac(HandshakeBinding binding, ReadOnlySpan<byte> nonceV) => Mac("viewer"u8, binding, nonceV, default);

    internal byte[] SharerMac(HandshakeBinding binding, ReadOnlySpan<byte> nonceV, ReadOnlySpan<byte> nonceS) =>
        Mac("sharer"u8, binding, nonceV, nonceS);

    internal PairKeys DerivePair(ReadOnlySpan<byte> nonceV, ReadOnlySpan<byte> nonceS)
    {
        Span<byte> salt = stackalloc byte[2 * HandshakeStep.NonceBytes];
        nonceV.CopyTo(salt);
        nonceS.CopyTo(salt[HandshakeStep.NonceBytes..]);
        return KeySchedule.Pair(_key.Bytes, salt);
    }

    internal ResumeKey Copy() => new(SealingKey.FromBytes(_key.Bytes));

    public void Dispose() => _key.Dispose();

    public override string ToString() => "ResumeKey (redacted)";

    private byte[] Mac(ReadOnlySpan<byte> side, HandshakeBinding binding, ReadOnlySpan<byte> nonceV, ReadOnlySpan<byte> nonceS)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Bytes);
        mac.AppendData(side);
        binding.AppendPlace(mac);
        mac.AppendData(nonceV);
        mac.AppendData(nonceS);
        return mac.GetHashAndReset();
    }
}
