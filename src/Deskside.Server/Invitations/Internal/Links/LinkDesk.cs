using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue;

namespace Deskside.Server.Invitations.Internal.Links;

/// <summary>Links that bring a customer to his own request: one use, short-lived, stored hashed.</summary>
internal sealed class LinkDesk(Database database, IRequestDesk requests, TimeProvider time) : IHousekeeping
{
    /// <summary>As long as a customer's token is good.</summary>
    public static readonly TimeSpan CookieLife = TimeSpan.FromDays(7);

    public static readonly TimeSpan Short = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Long = TimeSpan.FromHours(12);

    public static async Task<string> MakeAsync(Unit unit, OrganisationId organisation, RequestId request, TimeSpan life)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO way_links (organisation, token_hash, request, expires_at) VALUES (@organisation, @hash, @request, @expires)",
            new { organisation, hash = token.Hash, request, expires = unit.NowMs + (long)life.TotalMilliseconds });
        return $"/join#l.{token.Text}";
    }

    /// <summary>Null when the link is unknown, used, over, or its request is.</summary>
    public Task<(RequestId Request, SecretToken Token)?> UseAsync(SecretToken secret, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var row = await unit.FirstAsync<Row>(
                "DELETE FROM way_links WHERE token_hash = @hash AND expires_at > @now RETURNING organisation, request", new { hash = secret.Hash, now = unit.NowMs });
            return row is not null && await requests.AdmitAsync(unit, row.Organisation, row.Request) is { } token ? (row.Request, token) : ((RequestId, SecretToken)?)null;
        },
        cancellation);

    public Task TidyAsync(CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM way_links WHERE expires_at < @now", new { now = time.NowMs() }), cancellation);

    private sealed record Row
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }
    }
}
