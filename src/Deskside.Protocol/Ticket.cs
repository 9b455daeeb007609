using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Deskside.Protocol;

/// <summary>A one-use right to join a leg (or, as resume ticket, to come back to it). A secret.</summary>
/// <remarks>
/// Shape: 32 random bytes; 43 characters of base64url as text. Errors: parsing never throws. Compared in constant time.
/// <see cref="ToString"/> is redacted, so that no log can hold one; <see cref="Reveal"/> is the only way out. Immutable.
/// </remarks>
public sealed class Ticket : IEquatable<Ticket>
{
    public const int Size = 32;

    private readonly byte[] _bytes;

    private Ticket(byte[] bytes) => _bytes = bytes;

    /// <summary>The secret's bytes, lent.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Draws a new one from the system's generator.</summary>
    public static Ticket Draw() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Takes exactly <see cref="Size"/> bytes; anything else is a bug of the caller.</summary>
    public static Ticket FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(bytes.ToArray()) : throw new ArgumentException($"A ticket has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Reads the text form. False for anything but 32 bytes of base64url.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Ticket? ticket)
    {
        ticket = null;
        if (text is not { Length: 43 }) return false;
        Span<byte> bytes = stackalloc byte[Size];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Size) return false;
        ticket = new(bytes.ToArray());
        return true;
    }

    /// <summary>The text form, for the one answer that hands it out. Never log it.</summary>
    public string Reveal() => Base64Url.EncodeToString(_bytes);

    /// <summary>SHA-256 of the bytes: what is stored and looked up instead of the ticket.</summary>
    public byte[] Hash() => SHA256.HashData(_bytes);

    public bool Equals(Ticket? other) => other is not null && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public override bool Equals(object? obj) => Equals(obj as Ticket);

    public override int GetHashCode() => HashCode.Combine(_bytes[0], _bytes[1], _bytes[2], _bytes[3]);

    public override string ToString() => "Ticket (redacted)";
}
