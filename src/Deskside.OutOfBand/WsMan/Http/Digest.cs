using System.Security.Cryptography;
using System.Text;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>The digest that firmware asks for: MD5, over HTTP and in the redirection protocol alike.</summary>
/// <remarks>MD5 is what AMT speaks; the line below it (TLS to the presence server, TLS in the tunnel) is what protects. Source: RFC 7616, 3.4.1.</remarks>
public static class Digest
{
    /// <summary>What is proved for one call. NonceCount and Cnonce are used only with a quality of protection.</summary>
    public sealed record Proof(string Name, string Realm, string Nonce, string Method, string Uri, string? Quality, string NonceCount, string Cnonce);

    public static string Response(Proof proof, string password)
    {
        var secret = Hash($"{proof.Name}:{proof.Realm}:{password}");
        var asked = Hash($"{proof.Method}:{proof.Uri}");
        return proof.Quality is null
            ? Hash($"{secret}:{proof.Nonce}:{asked}")
            : Hash($"{secret}:{proof.Nonce}:{proof.NonceCount}:{proof.Cnonce}:{proof.Quality}:{asked}");
    }

    /// <summary>A fresh random text for the asking side.</summary>
    public static string NewCnonce() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.Latin1.GetBytes(text)));
}
