using System.Collections.Concurrent;

namespace Deskside.Server.SignOn.Oidc;

/// <summary>Remembers what providers published: for an hour, and anew when a token names a key that we do not know (new keys), at most once a minute.</summary>
/// <remarks>Thread-safe. Bounded by the number of providers.</remarks>
internal sealed class OidcDirectory(OidcLine line, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (OidcPlaces Places, DateTimeOffset ReadAt)> _known = new(StringComparer.Ordinal);

    public async Task<OidcPlaces> PlacesAsync(string issuer, CancellationToken cancellation) =>
        _known.TryGetValue(issuer, out var known) && time.GetUtcNow() - known.ReadAt < Lasts ? known.Places : await ReadAsync(issuer, cancellation);

    /// <summary>Null when it was read within the last minute: nothing new is to be expected, and nobody makes us ask at will.</summary>
    public async Task<OidcPlaces?> AgainAsync(string issuer, CancellationToken cancellation) =>
        _known.TryGetValue(issuer, out var known) && time.GetUtcNow() - known.ReadAt < LookAgainAfter ? null : await ReadAsync(issuer, cancellation);

    private async Task<OidcPlaces> ReadAsync(string issuer, CancellationToken cancellation)
    {
        var places = await line.DiscoverAsync(issuer, cancellation);
        _known[issuer] = (places, time.GetUtcNow());
        return places;
    }
}
