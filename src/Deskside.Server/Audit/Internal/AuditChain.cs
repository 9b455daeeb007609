using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Audit.Internal;

/// <summary>Each entry's hash covers the hash before it: an entry changed, taken out or put in between shows at the next.</summary>
/// <remarks>
/// hash n = SHA-256(hash n-1 ‖ number u64 ‖ at u64 ‖ actor ‖ action ‖ subject ‖ details hash), big-endian, each text as u32 length ‖ UTF-8.
/// hash 0 = SHA-256("deskside audit 1" ‖ organisation). Cutting off the end shows only against a head that was written down elsewhere.
/// </remarks>
internal static class AuditChain
{
    public static byte[] Start(OrganisationId organisation) => SHA256.HashData(Encoding.UTF8.GetBytes("deskside audit 1" + organisation));

    public static byte[] HashDetails(byte[] salt, byte[] details) => SHA256.HashData([.. salt, .. details]);

    public static byte[] Next(byte[] previous, AuditLine line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, line.Number);
        Append(hash, line.AtMs);
        Append(hash, line.Actor);
        Append(hash, line.Action);
        Append(hash, line.Subject);
        hash.AppendData(line.DetailsHash);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
