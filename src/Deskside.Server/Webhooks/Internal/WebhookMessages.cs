using Deskside.Domain.Identifiers;

namespace Deskside.Server.Webhooks.Internal;

/// <param name="Name">For people.</param>
/// <param name="Url">https://…; http only where private addresses are allowed.</param>
/// <param name="Topics">Of what it is told.</param>
/// <param name="AllowPrivate">Lets it reach this host and private networks. Off unless the receiver stands inside.</param>
/// <param name="Active">Off = nothing is laid out for it.</param>
internal sealed record WebhookRequest(string? Name, string? Url, IReadOnlyList<string>? Topics, bool AllowPrivate, bool Active);

internal sealed record WebhookResponse(WebhookId Webhook, string Name, string Url, IReadOnlyList<string> Topics, bool AllowPrivate, bool Active, DateTimeOffset CreatedAt);

/// <param name="Webhook">What was made.</param>
/// <param name="Secret">With which deliveries are signed; told once.</param>
internal sealed record NewWebhookResponse(WebhookResponse Webhook, string Secret);

internal sealed record DeliveryResponse(
    string Delivery, string Kind, DeliveryState State, long Tries, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? ClosedAt, long? Status, string? Reason);

/// <param name="Delivered">The receiver took it.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Reason">Why not.</param>
internal sealed record WebhookTestResponse(bool Delivered, int? Status, string? Reason);
