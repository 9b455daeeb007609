using System.Buffers.Binary;
using System.Security.Cryptography;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>Wraps an epoch's content key for one viewer: AES-256-GCM, nonce = 8 zero bytes ‖ epoch (4), aad = "epoch" ‖ epoch (4).</summary>
/// <remarks>A wrap key sees an epoch number once, with one content key: <see cref="ContentSealer"/> only counts up. Zeroed when disposed.</remarks>
public sealed class WrapKey : IDisposable
{
    private readonly SealingKey _key;

    internal WrapKey(SealingKey key) => _key = key;

    internal HandshakeEpoch Wrap(uint epoch, SealingKey content)
    {
        var wrapped = new byte[HandshakeEpoch.WrappedBytes];
        Span<byte> nonce = stackalloc byte[12], aad = stackalloc byte[9];
        Fill(epoch, nonce, aad);
        using var aes = new AesGcm(_key.Bytes, 16);
        aes.Encrypt(nonce, content.Bytes, wrapped.AsSpan(0, SealingKey.Size), wrapped.AsSpan(SealingKey.Size), aad);
        return new HandshakeEpoch(epoch, wrapped);
    }

    /// <summary>Null when the step was not made under this key.</summary>
    internal SealingKey? TryUnwrap(HandshakeEpoch step)
    {
        Span<byte> nonce = stackalloc byte[12], aad = stackalloc byte[9], content = stackalloc byte[SealingKey.Size];
        Fill(step.Epoch, nonce, aad);
        var wrapped = step.WrappedKey.Span;
        try
        {
            using var aes = new AesGcm(_key.Bytes, 16);
            aes.Decrypt(nonce, wrapped[..SealingKey.Size], wrapped[SealingKey.Size..], content, aad);
            return SealingKey.FromBytes(content);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    public void Dispose() => _key.Dispose();

    public override string ToString() => "WrapKey (redacted)";

    private static void Fill(uint epoch, Span<byte> nonce, Span<byte> aad)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], epoch);
        "epoch"u8.CopyTo(aad);
        BinaryPrimitives.WriteUInt32BigEndian(aad[5..], epoch);
    }
}
