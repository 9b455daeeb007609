namespace Deskside.Server.Webhooks.Internal;

internal enum DeliveryState
{
    Queued,
    Delivered,

    /// <summary>Tried for about a day in vain.</summary>
    Failed,
}
