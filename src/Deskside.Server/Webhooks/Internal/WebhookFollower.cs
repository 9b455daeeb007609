using System.Text.Json;
using System.Text.Json.Nodes;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Reads each organisation's events and lays a delivery out for every webhook that wants one.</summary>
/// <remarks>How far it read is stored and moves in the transaction that lays the deliveries out, by one conditional statement: on several
/// nodes, and across restarts, every event is laid out once.</remarks>
internal sealed class WebhookFollower(EventLog log, Database database, OrganisationBook organisations) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => organisations.ForEachAsync(FollowAsync, stoppingToken);

    private async Task FollowAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var number = await StartAsync(organisation, cancellation);
        while (true)
        {
            var events = await log.ReadAfterAsync(organisation, number, cancellation);
            await database.ChangeAsync(unit => LayOutAsync(unit, organisation, number, events), cancellation);
            number = events[^1].Number;
        }
    }

    /// <summary>The first time, from now on: nobody wants last year's news.</summary>
    private async Task<long> StartAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(organisation, cancellation);
        return await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("INSERT INTO webhook_heads (organisation, number) VALUES (@organisation, @head) ON CONFLICT (organisation) DO NOTHING", new { organisation, head });
                return await unit.FirstAsync<long>("SELECT number FROM webhook_heads WHERE organisation = @organisation", new { organisation });
            },
            cancellation);
    }

    private static async Task LayOutAsync(Unit unit, OrganisationId organisation, long from, IReadOnlyList<StoredEvent> events)
    {
        var moved = await unit.ExecuteAsync(
            "UPDATE webhook_heads SET number = @to WHERE organisation = @organisation AND number = @from", new { organisation, from, to = events[^1].Number });
        if (moved == 0)
        {
            return;
        }

        var webhooks = await unit.ListAsync<WebhookRow>("SELECT * FROM webhooks WHERE organisation = @organisation AND active = 1", new { organisation });
        foreach (var happened in events)
        {
            foreach (var webhook in webhooks.Where(w => w.Tells(happened.Kind)))
            {
                await AddAsync(unit, webhook, happened.Kind, JsonNode.Parse(happened.Body));
            }
        }
    }

    public static Task AddAsync(Unit unit, WebhookRow webhook, string kind, JsonNode? happened)
    {
        var delivery = Guid.CreateVersion7(unit.Now).ToString();
        var body = new JsonObject { ["delivery"] = delivery, ["organisation"] = webhook.Organisation.ToString(), ["event"] = happened };
        return unit.ExecuteAsync(
            """
            INSERT INTO webhook_deliveries (organisation, delivery, webhook, kind, body, state, tries, next_at, created_at)
            VALUES (@Organisation, @delivery, @Webhook, @kind, @body, 'queued', 0, @now, @now)
            """,
            new { webhook.Organisation, delivery, webhook.Webhook, kind, body = body.ToJsonString(JsonSerializerOptions.Web), now = unit.NowMs });
    }
}
