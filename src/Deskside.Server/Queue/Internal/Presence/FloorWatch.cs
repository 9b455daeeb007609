using System.Diagnostics.CodeAnalysis;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Technicians;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Every second: notes whose consoles are open, tells the summary when it changed; every quarter of an hour the number on duty.</summary>
internal sealed partial class FloorWatch(
    QueuePictures pictures, PictureReader reader, DutyBook duty, FleetingNews fleeting, Database database, TimeProvider time, ILogger<FloorWatch> log) : BackgroundService
{
    private const int WriteEveryTicks = 10;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Dictionary<OrganisationId, (string Online, long AtTick, SummaryResponse? Told, int Floor)> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var picture in pictures.All)
            {
                try
                {
                    await LookAsync(picture, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailure(e);
                }
            }
        }
    }

    private async Task LookAsync(QueuePicture picture, CancellationToken cancellation)
    {
        var tick = time.GetUtcNow().Ticks / Tick.Ticks;
        var here = fleeting.TechniciansHere(picture.Organisation);
        var online = string.Join(' ', here.OrderBy(t => t.Value));
        _seen.TryGetValue(picture.Organisation, out var seen);
        if (online != (seen.Online ?? "") || tick - seen.AtTick >= WriteEveryTicks)
        {
            await WriteAsync(picture.Organisation, here, cancellation);
            await reader.ReadFloorAsync(picture, cancellation);
            if (await duty.NoteAsync(picture.Organisation, picture.Floor.Values.Count(t => t.IsOnDuty), cancellation) is { } week)
            {
                picture.Use(week);
            }

            seen = (online, tick, seen.Told, seen.Floor);
        }

        var summary = QueueSummary.Of(picture, time.GetUtcNow());
        if (here.Count > 0 && (seen.Told is null || HasChanged(seen.Told, summary)))
        {
            seen.Told = summary;
            fleeting.Tell(picture.Organisation, new NewEvent(RequestKinds.Summary, Audience.Technicians, summary));
        }

        var floor = MarkOf(picture);
        if (here.Count > 0 && floor != seen.Floor)
        {
            fleeting.Tell(picture.Organisation, new NewEvent(TechnicianKinds.Floor, Audience.Technicians, null));
        }

        _seen[picture.Organisation] = seen with { Floor = floor };
    }

    /// <summary>Another number for another floor.</summary>
    private static int MarkOf(QueuePicture picture)
    {
        var mark = default(HashCode);
        foreach (var technician in picture.Floor.Values.OrderBy(t => t.Id.Value))
        {
            mark.Add((technician.Id, technician.IsOnline, technician.State, technician.Sessions));
        }

        return mark.ToHashCode();
    }

    private static bool HasChanged([NotNull] SummaryResponse before, SummaryResponse now) => before with { LongestSeconds = 0 } != now with { LongestSeconds = 0 };

    private Task WriteAsync(OrganisationId organisation, IReadOnlySet<TechnicianId> here, CancellationToken cancellation) => here.Count == 0
        ? Task.CompletedTask
        : database.ChangeAsync(
            async unit =>
            {
                foreach (var chunk in here.Chunk(400))
                {
                    await unit.ExecuteAsync(
                        $"""
                        INSERT INTO technician_presence (organisation, technician, state, since, seen_at)
                        SELECT t.organisation, t.technician, 'available', @now, @now FROM technicians t
                        WHERE t.organisation = @organisation AND t.technician IN {SqlList.Of(chunk)}
                        ON CONFLICT (technician) DO UPDATE SET seen_at = excluded.seen_at
                        """,
                        new { organisation, now = unit.NowMs });
                }
            },
            cancellation);

    [LoggerMessage(2005, LogLevel.Error, "Looking after the floor failed; it goes on in a second")]
    private partial void LogFailure(Exception exception);
}
