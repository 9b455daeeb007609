using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Notifications.Push.Internal;

/// <summary>Keeps which browsers of which technician may be woken.</summary>
internal sealed class SubscriptionBook(Database database)
{
    private const long MostATechnician = 10;
    private const long MostFailures = 5;

    /// <summary>A browser has one subscription: whoever signs in there last gets its notes. The oldest of too many goes.</summary>
    public Task AddAsync(Caller.Technician caller, Uri endpoint, byte[] publicKey, byte[] authSecret, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var had = await unit.FirstAsync<long>("SELECT COUNT(*) FROM push_subscriptions WHERE technician = @Id", new { caller.Id });
            await unit.ExecuteAsync(
                """
                INSERT INTO push_subscriptions (organisation, subscription, technician, endpoint, endpoint_hash, public_key, auth_secret, created_at, failures)
                VALUES (@Organisation, @subscription, @Id, @address, @hash, @publicKey, @authSecret, @now, 0)
                ON CONFLICT (endpoint_hash) DO UPDATE SET organisation = excluded.organisation, technician = excluded.technician,
                  public_key = excluded.public_key, auth_secret = excluded.auth_secret, created_at = excluded.created_at, failures = 0
                """,
                new
                {
                    caller.Organisation,
                    subscription = Guid.CreateVersion7(unit.Now).ToString("D"),
                    caller.Id,
                    address = endpoint.AbsoluteUri,
                    hash = Hash(endpoint),
                    publicKey,
                    authSecret,
                    now = unit.NowMs,
                });
            await unit.ExecuteAsync(
                """
                DELETE FROM push_subscriptions WHERE technician = @Id AND subscription NOT IN
                  (SELECT subscription FROM push_subscriptions WHERE technician = @Id ORDER BY created_at DESC, subscription DESC LIMIT @MostATechnician)
                """,
                new { caller.Id, MostATechnician });
            if (had == 0)
            {
                unit.Announce(caller.Organisation, new NewEvent(PushKinds.Reachable, Audience.Technicians, null) { Holder = caller.Id });
            }
        },
        cancellation);

    public Task RemoveAsync(Caller.Technician caller, Uri endpoint, CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync("DELETE FROM push_subscriptions WHERE technician = @Id AND endpoint_hash = @hash", new { caller.Id, hash = Hash(endpoint) }), cancellation);

    public Task<IReadOnlyList<SubscriptionRow>> OfAsync(OrganisationId organisation, IReadOnlyList<TechnicianId> technicians, CancellationToken cancellation) => database.ListAsync<SubscriptionRow>(
        $"""
        SELECT s.subscription, s.endpoint, s.public_key, s.auth_secret FROM push_subscriptions s
        JOIN technicians t ON t.technician = s.technician
        WHERE s.organisation = @organisation AND s.technician IN {SqlList.Of(technicians)} AND t.deactivated_at IS NULL
        """,
        new { organisation },
        cancellation);

    /// <summary>The push service says that it is gone.</summary>
    public Task ForgetAsync(SubscriptionRow subscription, CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM push_subscriptions WHERE subscription = @Subscription", new { subscription.Subscription }), cancellation);

    /// <summary>Five failures in a row end it.</summary>
    public Task FailedAsync(SubscriptionRow subscription, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await unit.ExecuteAsync("UPDATE push_subscriptions SET failures = failures + 1 WHERE subscription = @Subscription", new { subscription.Subscription });
            await unit.ExecuteAsync("DELETE FROM push_subscriptions WHERE subscription = @Subscription AND failures >= @MostFailures", new { subscription.Subscription, MostFailures });
        },
        cancellation);

    public Task WentWellAsync(SubscriptionRow subscription, CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("UPDATE push_subscriptions SET failures = 0 WHERE subscription = @Subscription AND failures <> 0", new { subscription.Subscription }), cancellation);

    private static byte[] Hash(Uri endpoint) => SHA256.HashData(Encoding.UTF8.GetBytes(endpoint.AbsoluteUri));
}

internal sealed record SubscriptionRow
{
    public string Subscription { get; init; } = "";

    public string Endpoint { get; init; } = "";

    public byte[] PublicKey { get; init; } = [];

    public byte[] AuthSecret { get; init; } = [];
}
