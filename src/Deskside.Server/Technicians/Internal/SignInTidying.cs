using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Sign-ins that are over, and guesses that no longer count.</summary>
internal sealed class SignInTidying(Database database, TimeProvider time) : IHousekeeping
{
    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var now = time.NowMs();
            await unit.ExecuteAsync(
                "DELETE FROM technician_signins WHERE created_at <= @oldest OR seen_at <= @idle",
                new { oldest = now - (long)SignInKeeper.Longest.TotalMilliseconds, idle = now - (long)SignInKeeper.LongestIdle.TotalMilliseconds });
            await unit.ExecuteAsync("DELETE FROM signin_guesses WHERE last_at <= @before", new { before = now - (long)SignInPace.Memory.TotalMilliseconds });
        },
        cancellation);
}
