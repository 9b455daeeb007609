using System.Security.Cryptography;
using System.Text;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Hosting.Storage;

/// <summary>Seals the secrets that the server must be able to read again (a mail account's password), so that a copy of the database alone opens none.</summary>
/// <remarks>
/// AES-256-GCM; sealed = nonce (12) ‖ tag (16) ‖ ciphertext, bound to the purpose. The key lies in the data folder as secrets.key (0600),
/// made at the first use; nodes on one database need the same file. Errors: opening with another key, or for another purpose, gives null.
/// </remarks>
public sealed class SecretBox(ServerOptions options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> _key = new(() => LoadKey(Path.Combine(options.HomeFolder, "secrets.key")));

    public byte[] Seal(string secret, string purpose)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var result = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(
            result.AsSpan(0, NonceBytes), plain, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    public string? Open(byte[] box, string purpose)
    {
        if (box.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] LoadKey(string file)
    {
        if (!File.Exists(file))
        {
            PrivateFolder.WriteFile(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        var key = Convert.FromBase64String(File.ReadAllText(file).Trim());
        return key.Length == KeyBytes ? key : throw new StartRefused($"{file} must hold 32 bytes in base64, but holds {key.Length}. Restore it from your backup.");
    }
}
