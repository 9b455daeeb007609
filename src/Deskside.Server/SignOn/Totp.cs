using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deskside.Server.SignOn;

/// <summary>Time-based one-time passwords: six digits that change every 30 s. One step early or late is taken.</summary>
/// <remarks>HMAC-SHA-1, as every authenticator program knows it. Whoever calls keeps the last step that was taken and refuses it and all before. Source: RFC 6238, RFC 4226 5.3.</remarks>
internal static class Totp
{
    public const int SecretBytes = 20;
    public const int Digits = 6;

    private const int StepSeconds = 30;

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's own choice; HMAC does not need collision resistance.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step to which the code belongs; null when it is none of now, one before, one after.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
        {
            return null;
        }

        var given = Encoding.ASCII.GetBytes(code);
        var step = StepAt(now);
        return new[] { step, step - 1, step + 1 }
            .Where(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, s)), given))
            .Select(s => (long?)s)
            .FirstOrDefault();
    }

    /// <summary>What the QR code says: otpauth://totp/ISSUER:NAME?secret=…</summary>
    public static string Address(byte[] secret, string issuer, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(name)}?secret={Base32.Write(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
