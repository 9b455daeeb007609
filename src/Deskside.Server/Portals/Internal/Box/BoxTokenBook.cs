using System.Security.Cryptography;
using System.Text;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>Remembers each token until it is over, so that it is good once.</summary>
internal sealed class BoxTokenBook(Database database, TimeProvider time) : IHousekeeping
{
    /// <summary>False when it was used before.</summary>
    public static async Task<bool> UseAsync(Unit unit, PortalRow portal, BoxIdentity identity) =>
        await unit.ExecuteAsync(
            """
            INSERT INTO box_tokens_used (organisation, portal, token_hash, expires_at) VALUES (@Organisation, @Portal, @hash, @expires)
            ON CONFLICT (portal, token_hash) DO NOTHING
            """,
            new
            {
                portal.Organisation,
                portal.Portal,
                hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity.TokenId)),
                expires = identity.ExpiresAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public Task TidyAsync(CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM box_tokens_used WHERE expires_at < @now", new { now = time.NowMs() }), cancellation);
}
