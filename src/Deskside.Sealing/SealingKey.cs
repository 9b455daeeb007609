using System.Security.Cryptography;

namespace Deskside.Sealing;

/// <summary>32 bytes of AES-256 key. Pinned, so that no copy is left behind by the collector; zeroed when disposed.</summary>
/// <remarks>Owned by whoever disposes it. <see cref="ToString"/> is redacted. Errors: use after dispose throws.</remarks>
public sealed class SealingKey : IDisposable
{
    public const int Size = 32;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private bool _isDisposed;

    private SealingKey() { }

    internal ReadOnlySpan<byte> Bytes => _isDisposed ? throw new ObjectDisposedException(nameof(SealingKey)) : _bytes;

    public static SealingKey Draw()
    {
        var key = new SealingKey();
        RandomNumberGenerator.Fill(key._bytes);
        return key;
    }

    internal static SealingKey FromBytes(ReadOnlySpan<byte> bytes)
    {
        var key = new SealingKey();
        if (bytes.Length != Size) throw new ArgumentException($"A key has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        bytes.CopyTo(key._bytes);
        return key;
    }

    public void Dispose()
    {
        _isDisposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    public override string ToString() => "SealingKey (redacted)";
}
