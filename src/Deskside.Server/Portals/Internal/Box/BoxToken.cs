using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Domain.Texts;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>Checks the token by which a site's back end says who is at its page.</summary>
/// <remarks>
/// A JSON Web Token (RFC 7519) in compact form: header {"alg":"HS256"}, claims sub (1–200 characters), name, email (optional), aud (the
/// portal's name), iat, exp (at most 5 min after iat), jti (8–100 characters, used once). Any other algorithm is refused, "none" above all;
/// the key is the portal's own, so a token for one portal opens no other. At most 4096 characters; never throws. A clock may be off by 60 s.
/// </remarks>
internal static class BoxToken
{
    private const int MaxLength = 4096;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 4 };

    /// <summary>Null with the reason, when it is not to be believed.</summary>
    public static BoxIdentity? Read(string token, string secret, string audience, DateTimeOffset now, out string reason)
    {
        reason = "is not a token";
        var parts = token.Length <= MaxLength ? token.Split('.') : [];
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } claims || Decode(parts[2]) is not { } signature)
        {
            return null;
        }

        reason = "is not signed with this portal's secret by HS256";
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        if (!CryptographicOperations.FixedTimeEquals(expected, signature) || Text(header, "alg") != "HS256")
        {
            return null;
        }

        reason = "is for another portal";
        if (Text(claims, "aud") != audience)
        {
            return null;
        }

        reason = "is over, not yet good, or good for more than 5 minutes";
        if (Instant(claims, "iat") is not { } issued || Instant(claims, "exp") is not { } expires
            || expires + Skew <= now || issued - Skew > now || expires - issued > Longest || expires < issued)
        {
            return null;
        }

        reason = "lacks sub, name or jti";
        if (Text(claims, "sub") is not { Length: >= 1 and <= 200 } subject || subject.Any(char.IsControl) || Text(claims, "jti") is not { Length: >= 8 and <= 100 } id
            || PersonName.TryParse(Text(claims, "name"), out var name) != TextFault.None)
        {
            return null;
        }

        var hasEmail = EmailAddress.TryParse(Text(claims, "email"), out var email) == TextFault.None;
        reason = "";
        return new BoxIdentity(subject, name, hasEmail ? email : null, id, expires + Skew);
    }

    private static byte[]? Decode(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static string? Text(byte[] json, string name)
    {
        try
        {
            return Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private static DateTimeOffset? Instant(byte[] json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static JsonElement? Member(byte[] json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
