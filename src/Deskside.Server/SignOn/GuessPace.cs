using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.SignOn;

/// <summary>Counts guesses on a name, known or not, and from an address. A try is counted before its password is looked at, so that
/// many at once gain nothing; a right one is taken back.</summary>
internal sealed class GuessPace(Database database)
{
    /// <summary>Zero = go on; else how long to wait.</summary>
    public Task<TimeSpan> BeginAsync(OrganisationId organisation, string nameKey, string address, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var wait = await CountAsync(unit, organisation, NameTarget(nameKey), SignInPace.AfterOnName);
            if (wait == TimeSpan.Zero)
            {
                wait = await CountAsync(unit, organisation, AddressTarget(address), SignInPace.AfterFromAddress);
            }

            if (wait > TimeSpan.Zero)
            {
                unit.GiveUp();
            }

            return wait;
        },
        cancellation);

    /// <summary>The name starts afresh; from the address only this try is taken back, or one good account would free guessing on the others.</summary>
    public static async Task TakeBackAsync(Unit unit, string nameKey, string address)
    {
        await unit.ExecuteAsync("DELETE FROM signin_guesses WHERE target = @target", new { target = NameTarget(nameKey) });
        await unit.ExecuteAsync("UPDATE signin_guesses SET failures = failures - 1, free_at = 0 WHERE target = @target", new { target = AddressTarget(address) });
    }

    private static async Task<TimeSpan> CountAsync(Unit unit, OrganisationId organisation, string target, Func<long, TimeSpan> pace)
    {
        // Writing the row, even unchanged, holds it until commit: tries on one target take turns.
        var row = await unit.FirstAsync<GuessRow>(
            """
            INSERT INTO signin_guesses (organisation, target, failures, last_at, free_at) VALUES (@organisation, @target, 0, @now, 0)
            ON CONFLICT (target) DO UPDATE SET failures = signin_guesses.failures
            RETURNING failures, last_at, free_at
            """,
            new { organisation, target, now = unit.NowMs });
        if (row!.FreeAt > unit.NowMs)
        {
            return TimeSpan.FromMilliseconds(row.FreeAt - unit.NowMs);
        }

        var isForgotten = unit.NowMs - row.LastAt > SignInPace.Memory.TotalMilliseconds;
        var failures = isForgotten ? 1 : row.Failures + 1;
        await unit.ExecuteAsync(
            "UPDATE signin_guesses SET failures = @failures, last_at = @now, free_at = @freeAt WHERE target = @target",
            new { failures, now = unit.NowMs, freeAt = unit.NowMs + (long)pace(failures).TotalMilliseconds, target });
        return TimeSpan.Zero;
    }

    // Hashed: a password typed into the wrong field is not to be found here.
    private static string NameTarget(string nameKey) => "name:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nameKey)).AsSpan(0, 16));

    private static string AddressTarget(string address) => "address:" + address;

    private sealed record GuessRow
    {
        public long Failures { get; init; }

        public long LastAt { get; init; }

        public long FreeAt { get; init; }
    }
}
