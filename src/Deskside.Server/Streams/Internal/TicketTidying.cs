using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Streams.Internal;

/// <summary>Tickets that nobody used. Kept an hour beyond their time, so that a late leg is told "expired" and not "unknown".</summary>
internal sealed class TicketTidying(Database database, TimeProvider time) : IHousekeeping
{
    private static readonly TimeSpan KeepOver = TimeSpan.FromHours(1);

    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync("DELETE FROM leg_tickets WHERE expires_at < @before", new { before = time.NowMs() - (long)KeepOver.TotalMilliseconds }),
        cancellation);
}
