using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Deliveries are kept for a week.</summary>
internal sealed class WebhookTidying(Database database, TimeProvider time) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync("DELETE FROM webhook_deliveries WHERE closed_at < @before", new { before = time.NowMs() - (long)Kept.TotalMilliseconds }), cancellation);
}
