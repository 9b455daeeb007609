using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>Events are kept for a week: a reader who was away longer is told to begin anew (stream.reset).</summary>
internal sealed class EventTidying(Database database, TimeProvider time) : IHousekeeping
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync("DELETE FROM events WHERE at < @before", new { before = time.NowMs() - (long)Keep.TotalMilliseconds }),
        cancellation);
}
