using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Texts;

namespace Deskside.Server.SignOn;

/// <summary>Passwords as kept: PBKDF2-HMAC-SHA-512, 16 bytes of salt, "1$iterations$salt$hash" in base64.</summary>
/// <remarks>The leading number is the format; older formats and lower counts stay readable and are hashed anew at the next sign-in.
/// Source for the count: OWASP Password Storage Cheat Sheet (210 000 for SHA-512).</remarks>
internal sealed class PasswordHash(int iterations)
{
    public const int Iterations = 210_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 64;

    /// <summary>A hash of nothing that anybody knows: unknown names take as long as known ones.</summary>
    public string OfNobody { get; } = Make(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), iterations);

    public string Make(string password) => Make(password, iterations);

    private static string Make(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, iterations, HashBytes);
        return string.Create(CultureInfo.InvariantCulture, $"1${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Compares in constant time. A stored text that is no hash fits nothing.</summary>
    public PasswordFit Check(string password, string stored)
    {
        var parts = stored.Split('$');
        if (parts.Length != 4 || parts[0] != "1" || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var counted) || counted < 1)
        {
            return PasswordFit.Wrong;
        }

        var expected = Convert.FromBase64String(parts[3]);
        var given = Derive(password, Convert.FromBase64String(parts[2]), counted, expected.Length);
        if (!CryptographicOperations.FixedTimeEquals(given, expected))
        {
            return PasswordFit.Wrong;
        }

        return counted < iterations ? PasswordFit.RightButOld : PasswordFit.Right;
    }

    private static byte[] Derive(string password, byte[] salt, int iterations, int bytes) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(ComposedForm.Of(password)), salt, iterations, HashAlgorithmName.SHA512, bytes);
}
