using System.Security.Cryptography;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Keeps webhooks and their deliveries.</summary>
internal sealed class WebhookDesk(Database database, SecretBox secrets, AuditTrail audit)
{
    public const long Most = 20;

    public Task<IReadOnlyList<WebhookRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<WebhookRow>("SELECT * FROM webhooks WHERE organisation = @organisation ORDER BY webhook", new { organisation }, cancellation);

    public Task<WebhookRow?> FindAsync(OrganisationId organisation, WebhookId webhook, CancellationToken cancellation) => database.FirstAsync<WebhookRow>(
        "SELECT * FROM webhooks WHERE organisation = @organisation AND webhook = @webhook", new { organisation, webhook }, cancellation);

    public Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync(OrganisationId organisation, WebhookId webhook, CancellationToken cancellation) => database.ListAsync<DeliveryRow>(
        "SELECT * FROM webhook_deliveries WHERE organisation = @organisation AND webhook = @webhook ORDER BY delivery DESC LIMIT 100", new { organisation, webhook }, cancellation);

    /// <summary>Null when there are as many as there may be. The secret is told once.</summary>
    public Task<(WebhookRow Row, string Secret)?> AddAsync(Caller caller, WebhookRow wanted, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM webhooks WHERE organisation = @Organisation", new { caller.Organisation }) >= Most)
            {
                unit.GiveUp();
                return ((WebhookRow, string)?)null;
            }

            var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            var row = wanted with { Organisation = caller.Organisation, Webhook = unit.NewId<WebhookId>(), Secret = secrets.Seal(secret, WebhookPost.Purpose), CreatedAt = unit.NowMs };
            await unit.ExecuteAsync(
                """
                INSERT INTO webhooks (organisation, webhook, name, url, topics, secret, allow_private, active, created_at)
                VALUES (@Organisation, @Webhook, @Name, @Url, @Topics, @Secret, @AllowPrivate, @Active, @CreatedAt)
                """,
                row);
            await RecordAsync(unit, caller, "webhook.created", row, null);
            return (row, secret);
        },
        cancellation);

    public Task<bool> SaveAsync(Caller caller, WebhookId webhook, WebhookRow wanted, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.FirstAsync<WebhookRow>("SELECT * FROM webhooks WHERE organisation = @Organisation AND webhook = @webhook", new { caller.Organisation, webhook }) is not { } before)
            {
                return false;
            }

            var after = wanted with { Organisation = caller.Organisation, Webhook = webhook };
            await unit.ExecuteAsync(
                "UPDATE webhooks SET name = @Name, url = @Url, topics = @Topics, allow_private = @AllowPrivate, active = @Active WHERE organisation = @Organisation AND webhook = @Webhook",
                after);
            await RecordAsync(unit, caller, "webhook.changed", after, before);
            return true;
        },
        cancellation);

    public Task<bool> RemoveAsync(Caller caller, WebhookId webhook, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.ExecuteAsync("DELETE FROM webhooks WHERE organisation = @Organisation AND webhook = @webhook", new { caller.Organisation, webhook }) == 0)
            {
                return false;
            }

            await unit.ExecuteAsync("DELETE FROM webhook_deliveries WHERE webhook = @webhook", new { webhook });
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "webhook.removed", $"webhook:{webhook}"));
            return true;
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller caller, string action, WebhookRow after, WebhookRow? before)
    {
        var change = new AuditChange().Note("name", before?.Name, after.Name).Note("url", before?.Url, after.Url).Note("topics", before?.Topics, after.Topics)
            .Note("allowPrivate", before?.AllowPrivate.ToString(), after.AllowPrivate.ToString()).Note("active", before?.Active.ToString(), after.Active.ToString());
        return audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"webhook:{after.Webhook}") { Details = change.Details });
    }
}
