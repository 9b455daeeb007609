using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Waiting;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Keeps the usual numbers on duty: noted once a quarter of an hour, by one node.</summary>
internal sealed class DutyBook(Database database, TimeProvider time)
{
    private const long SlotMs = 15 * 60 * 1000;

    public async Task<DutyWeek> ReadAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var stored = await database.FirstAsync<string>("SELECT means FROM duty_weeks WHERE organisation = @organisation AND team = ''", new { organisation }, cancellation);
        return stored is null ? new DutyWeek() : Parse(stored);
    }

    /// <summary>Null when this quarter was noted already.</summary>
    public async Task<DutyWeek?> NoteAsync(OrganisationId organisation, int onDuty, CancellationToken cancellation)
    {
        var slotAt = time.NowMs() / SlotMs * SlotMs;
        return await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO duty_weeks (organisation, team, slot_at, means) VALUES (@organisation, '', 0, '[]') ON CONFLICT (organisation, team) DO NOTHING", new { organisation });
                var means = await unit.FirstAsync<string>(
                    "UPDATE duty_weeks SET slot_at = @slotAt WHERE organisation = @organisation AND team = '' AND slot_at < @slotAt RETURNING means", new { organisation, slotAt });
                if (means is null)
                {
                    unit.GiveUp();
                    return null;
                }

                var week = Parse(means);
                week.Note(slotAt.ToInstant(), onDuty);
                await unit.ExecuteAsync("UPDATE duty_weeks SET means = @text WHERE organisation = @organisation AND team = ''", new { organisation, text = Write(week) });
                return week;
            },
            cancellation);
    }

    private static DutyWeek Parse(string text) => new([.. (JsonSerializer.Deserialize<double?[]>(text) ?? []).Select(m => m ?? double.NaN)]);

    private static string Write(DutyWeek week) => JsonSerializer.Serialize(week.Means.Select(m => double.IsNaN(m) ? (double?)null : Math.Round(m, 2)));
}
