using System.Diagnostics.CodeAnalysis;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>What a 401 asks for, and the answers to it: counts its nonce's uses.</summary>
/// <remarks>Not thread-safe: calls to a device go one at a time. Quality is "auth" or none; "auth-int" alone is not served.</remarks>
public sealed class DigestChallenge
{
    private readonly string _nonce;
    private readonly string? _opaque;
    private readonly string? _quality;
    private uint _count;

    private DigestChallenge(string realm, string nonce, string? opaque, string? quality, bool isStale) =>
        (Realm, _nonce, _opaque, _quality, IsStale) = (realm, nonce, opaque, quality, isStale);

    public string Realm { get; }

    /// <summary>The password was right, the nonce too old: answer again.</summary>
    public bool IsStale { get; }

    public static bool TryParse(HttpHead head, [NotNullWhen(true)] out DigestChallenge? challenge)
    {
        challenge = null;
        foreach (var header in head.All("WWW-Authenticate"))
        {
            if (!DigestFields.TryParse(header, out var fields)) continue;
            if (!fields.TryGetValue("realm", out var realm) || !fields.TryGetValue("nonce", out var nonce)) continue;
            if (fields.TryGetValue("algorithm", out var algorithm) && !algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase)) continue;
            string? quality = null;
            if (fields.TryGetValue("qop", out var offered))
            {
                if (!offered.Split(',', StringSplitOptions.TrimEntries).Contains("auth", StringComparer.OrdinalIgnoreCase)) continue;
                quality = "auth";
            }
            if (new[] { realm, nonce, fields.GetValueOrDefault("opaque", "") }.Any(text => text.AsSpan().IndexOfAny("\"\\\r\n") >= 0)) continue;
            var isStale = fields.TryGetValue("stale", out var stale) && stale.Equals("true", StringComparison.OrdinalIgnoreCase);
            challenge = new DigestChallenge(realm, nonce, fields.GetValueOrDefault("opaque"), quality, isStale);
            return true;
        }
        return false;
    }

    /// <summary>The value of the next Authorization header.</summary>
    public string Answer(string name, string password, string method, string uri)
    {
        var proof = new Digest.Proof(name, Realm, _nonce, method, uri, _quality, $"{++_count:x8}", Digest.NewCnonce());
        var response = Digest.Response(proof, password);
        var text = $"Digest username=\"{name}\", realm=\"{Realm}\", nonce=\"{_nonce}\", uri=\"{uri}\", response=\"{response}\", algorithm=MD5";
        if (_quality is not null) text += $", qop={_quality}, nc={proof.NonceCount}, cnonce=\"{proof.Cnonce}\"";
        return _opaque is null ? text : text + $", opaque=\"{_opaque}\"";
    }
}
