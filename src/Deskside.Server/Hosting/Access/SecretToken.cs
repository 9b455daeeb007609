using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Deskside.Server.Hosting.Access;

/// <summary>32 random bytes that open something: a sign-in, a request, a leg. Stored only as <see cref="Hash"/>; ToString is redacted.</summary>
/// <remarks>Its text is base64url without padding, 43 characters. A plain SHA-256 is enough of a hash, as 256 random bits cannot be guessed.</remarks>
public readonly struct SecretToken
{
    public const int SizeBytes = 32;

    private readonly byte[]? _bytes;

    private SecretToken(byte[] bytes) => _bytes = bytes;

    public string Text => Base64Url.EncodeToString(Bytes);

    public byte[] Hash => SHA256.HashData(Bytes);

    private byte[] Bytes => _bytes ?? throw new InvalidOperationException("Uninitialised token.");

    public static SecretToken New() => new(RandomNumberGenerator.GetBytes(SizeBytes));

    public static SecretToken From(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    public static bool TryParse([NotNullWhen(true)] string? text, out SecretToken token)
    {
        token = default;
        if (text is not { Length: 43 } || !Base64Url.IsValid(text))
        {
            return false;
        }

        token = new SecretToken(Base64Url.DecodeFromChars(text));
        return token.Bytes.Length == SizeBytes;
    }

    public override string ToString() => "(token)";
}
