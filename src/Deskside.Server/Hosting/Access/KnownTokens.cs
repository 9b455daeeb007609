using System.Collections.Concurrent;

namespace Deskside.Server.Hosting.Access;

/// <summary>Tokens that proved good lately: their holders are limited each for himself, not all together by the address that they share.</summary>
/// <remarks>Says nothing about what a token still opens: that is asked anew at each call. Bounded: when full it starts empty. Thread-safe.</remarks>
public sealed class KnownTokens
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, byte> _hashes = new(StringComparer.Ordinal);

    public void Add(SecretToken token)
    {
        if (_hashes.Count >= Most)
        {
            _hashes.Clear();
        }

        _hashes.TryAdd(Key(token), 0);
    }

    /// <summary>What to count this call by; null when it brings no token that is known.</summary>
    public string? Find(HttpRequest request)
    {
        var text = BearerToken.IsPresent(request) ? BearerToken.Read(request) : request.Cookies[Schemes.TechnicianCookie] ?? request.Cookies[Schemes.CustomerCookie];
        return SecretToken.TryParse(text, out var token) && Key(token) is var key && _hashes.ContainsKey(key) ? key : null;
    }

    private static string Key(SecretToken token) => Convert.ToBase64String(token.Hash);
}
