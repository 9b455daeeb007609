using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Sign-ins that are over, steps that nobody finished, and guesses that no longer count.</summary>
internal sealed class SignInTidying(Database database) : IHousekeeping
{
    public Task TidyAsync(CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await SignInKeeper.TidyAsync(unit);
            await OpenSteps.TidyAsync(unit);
            await unit.ExecuteAsync("DELETE FROM signin_guesses WHERE last_at <= @before", new { before = unit.NowMs - (long)SignInPace.Memory.TotalMilliseconds });
        },
        cancellation);
}
