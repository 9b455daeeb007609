using System.Security.Cryptography;
using System.Text;

namespace Deskside.Server.SignOn;

/// <summary>What lets somebody in who lost the second factor: 80 random bits, "abcd-efgh-ijkl-mnop", good once. Stored hashed.</summary>
internal static class RecoveryCode
{
    public const int HowMany = 10;

    private const int Bytes = 10;
    private const int Characters = 16;

    public static string New()
    {
        var text = Base32.Write(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant();
        return string.Join('-', text.Chunk(4).Select(c => new string(c)));
    }

    /// <summary>Hyphens, spaces and case do not count. Null when it can be no recovery code. A plain hash is enough for 80 random bits.</summary>
    public static byte[]? HashOf(string typed)
    {
        var plain = new string([.. typed.ToLowerInvariant().Where(c => c is not ('-' or ' '))]);
        return plain.Length == Characters && plain.All(char.IsAsciiLetterOrDigit) ? SHA256.HashData(Encoding.ASCII.GetBytes(plain)) : null;
    }
}
