using Deskside.Domain.Identifiers;

namespace Deskside.Server.Webhooks.Internal;

internal sealed record DeliveryRow
{
    public OrganisationId Organisation { get; init; }

    public string Delivery { get; init; } = "";

    public WebhookId Webhook { get; init; }

    public string Kind { get; init; } = "";

    public string Body { get; init; } = "";

    public string State { get; init; } = "";

    public long Tries { get; init; }

    public long NextAt { get; init; }

    public long CreatedAt { get; init; }

    public long? ClosedAt { get; init; }

    public long? Status { get; init; }

    public string? Reason { get; init; }
}
