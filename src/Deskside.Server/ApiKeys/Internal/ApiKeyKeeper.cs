using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.ApiKeys.Internal;

/// <summary>Who calls with a key. The time of its last use is kept to the minute.</summary>
internal sealed class ApiKeyKeeper(Database database, TimeProvider time) : ITokenKeeper
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    public string Scheme => Schemes.ApiKey;

    public string Cookie => Schemes.NoCookie;

    public async Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation)
    {
        var (hash, now) = (token.Hash, time.NowMs());
        var row = await database.FirstAsync<ApiKeyRow>(
            """
            SELECT organisation, api_key, name, scopes, last_used_at FROM api_keys
            WHERE key_hash = @hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)
            """,
            new { hash, now },
            cancellation);
        if (row is null)
        {
            return null;
        }

        if (row.LastUsedAt is not { } used || now - used > NoteEvery.TotalMilliseconds)
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE api_keys SET last_used_at = @now WHERE key_hash = @hash", new { now, hash }), cancellation);
        }

        var scopes = ScopeText.Read(row.Scopes);
        return new CallerIdentity(new Caller.Integrator(row.Organisation, row.ApiKey, row.Name, scopes), Scheme, RightClaims.Of(scopes));
    }
}
