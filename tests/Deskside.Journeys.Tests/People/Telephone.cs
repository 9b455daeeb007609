using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Deskside.Journeys.Tests.People;

/// <summary>An authenticator program, fed with the secret that the page shows. Source: RFC 6238.</summary>
internal static class Telephone
{
    public static string Code(string shownSecret, DateTimeOffset now)
    {
        var bits = string.Concat(shownSecret.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, step);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
