using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Customers.Internal;

/// <summary>Sign-ins of customers that are over.</summary>
internal sealed class CustomerTidying(Database database) : IHousekeeping
{
    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync(
            "DELETE FROM customer_signins WHERE created_at <= @oldest OR seen_at <= @idle",
            new { oldest = unit.NowMs - (long)CustomerKeeper.Longest.TotalMilliseconds, idle = unit.NowMs - (long)CustomerKeeper.LongestIdle.TotalMilliseconds }),
        cancellation);
}
