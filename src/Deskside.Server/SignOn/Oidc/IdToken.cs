using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Deskside.Server.SignOn.Oidc;

/// <summary>What an identity provider says of somebody, once it is believed.</summary>
/// <param name="Subject">Who, at this provider, for ever. Accounts are linked by it alone.</param>
/// <param name="Name">As he is called; may be missing.</param>
/// <param name="PreferredName">By which he signs in there; may be missing.</param>
/// <param name="Email">Only where the provider verified it; to be shown, never to link by.</param>
internal sealed record IdToken(string Subject, string? Name, string? PreferredName, string? Email)
{
    private const int LongestToken = 16 * 1024;
    private const int LongestSubject = 255;

    private static readonly TimeSpan ClockDrift = TimeSpan.FromSeconds(60);

    /// <summary>Checks signature, then claims. Never throws, whatever the text. Source: OpenID Connect Core 1.0, 3.1.3.7; RFC 8725.</summary>
    public static IdTokenFault TryRead(string text, IdTokenRules rules, IReadOnlyList<SigningKey> keys, DateTimeOffset now, out IdToken? token)
    {
        token = null;
        if (text.Length > LongestToken || text.Split('.') is not [var head, var body, var sign]
            || Decode(head) is not { } headBytes || Decode(body) is not { } bodyBytes || Decode(sign) is not { } signature
            || JsonText.Parse(headBytes) is not { } header || JsonText.Parse(bodyBytes) is not { } claims)
        {
            return IdTokenFault.Malformed;
        }

        // The header only picks among keys that are each bound to an algorithm; "crit" demands what we do not know.
        if (JsonText.Of(header, "alg") is not ("RS256" or "ES256") || header.TryGetProperty("crit", out _))
        {
            return IdTokenFault.Algorithm;
        }

        var (algorithm, id) = (JsonText.Of(header, "alg"), JsonText.Of(header, "kid"));
        var fitting = keys.Where(k => k.Algorithm == algorithm && (id is null || k.Id == id)).ToList();
        if (fitting.Count == 0 || (id is null && fitting.Count > 1))
        {
            return IdTokenFault.UnknownKey;
        }

        var signed = Encoding.ASCII.GetBytes($"{head}.{body}");
        if (!fitting.Exists(k => k.Fits(signed, signature)))
        {
            return IdTokenFault.Signature;
        }

        var fault = FaultOf(claims, rules, now);
        token = fault == IdTokenFault.None ? Read(claims) : null;
        return fault;
    }

    private static IdTokenFault FaultOf(JsonElement claims, IdTokenRules rules, DateTimeOffset now)
    {
        if (JsonText.Of(claims, "iss") != rules.Issuer)
        {
            return IdTokenFault.Issuer;
        }

        if (!IsForUs(claims, rules.ApplicationId))
        {
            return IdTokenFault.Audience;
        }

        var (expires, issued) = (JsonText.NumberOf(claims, "exp"), JsonText.NumberOf(claims, "iat"));
        var seconds = now.ToUnixTimeSeconds();
        var drift = (long)ClockDrift.TotalSeconds;
        if (expires is not { } end || issued is not { } start || end <= seconds - drift || start > seconds + drift)
        {
            return IdTokenFault.Expired;
        }

        if (JsonText.Of(claims, "nonce") != rules.Nonce)
        {
            return IdTokenFault.Nonce;
        }

        return JsonText.Of(claims, "sub") is { Length: > 0 and <= LongestSubject } ? IdTokenFault.None : IdTokenFault.Subject;
    }

    /// <summary>The only audience; or one of several, and then the party for which the token was made.</summary>
    private static bool IsForUs(JsonElement claims, string applicationId)
    {
        if (JsonText.Of(claims, "azp") is { } party && party != applicationId)
        {
            return false;
        }

        if (!claims.TryGetProperty("aud", out var audience))
        {
            return false;
        }

        return audience.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(claims, "aud") == applicationId,
            JsonValueKind.Array => audience.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && a.ValueEquals(applicationId))
                && (audience.GetArrayLength() == 1 || JsonText.Of(claims, "azp") == applicationId),
            _ => false,
        };
    }

    private static IdToken Read(JsonElement claims)
    {
        var isVerified = claims.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True;
        return new IdToken(JsonText.Of(claims, "sub")!, JsonText.Of(claims, "name"), JsonText.Of(claims, "preferred_username"), isVerified ? JsonText.Of(claims, "email") : null);
    }

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) && !text.Contains('=', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) ? Base64Url.DecodeFromChars(text) : null;
}

/// <summary>What a token must say to be ours.</summary>
internal sealed record IdTokenRules(string Issuer, string ApplicationId, string Nonce);
