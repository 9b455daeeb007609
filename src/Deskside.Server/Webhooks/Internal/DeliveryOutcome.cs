namespace Deskside.Server.Webhooks.Internal;

/// <summary>What one try came to.</summary>
/// <param name="Status">The receiver's HTTP status; null when there was no answer.</param>
/// <param name="Reason">For people; null when it was delivered.</param>
internal sealed record DeliveryOutcome(int? Status, string? Reason)
{
    public bool IsDelivered => Reason is null;
}
