using Deskside.Domain.Identifiers;

namespace Deskside.Server.Webhooks.Internal;

internal sealed record WebhookRow
{
    public OrganisationId Organisation { get; init; }

    public WebhookId Webhook { get; init; }

    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>Separated by commas.</summary>
    public string Topics { get; init; } = "";

    public byte[] Secret { get; init; } = [];

    public long AllowPrivate { get; init; }

    public long Active { get; init; }

    public long CreatedAt { get; init; }

    public override string ToString() => $"webhook {Webhook}";
}
