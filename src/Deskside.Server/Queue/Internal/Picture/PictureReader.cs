using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Presence;
using Deskside.Server.Queue.Internal.Teams;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>Brings a picture up to date: everything at the start, then only what events name. Reading a row twice does no harm.</summary>
internal sealed class PictureReader(Database database, RequestBook requests, TeamBook teams, FloorBook floor, DutyBook duty, TimeProvider time)
{
    private const long RecentAnswers = 150;

    public async Task LoadAsync(QueuePicture picture, CancellationToken cancellation)
    {
        var organisation = picture.Organisation;
        picture.Use(await teams.ReadAsync(organisation, cancellation));
        foreach (var gone in picture.Read(l => l.All.Select(r => r.Request).ToList()))
        {
            picture.Remove(gone);
        }

        foreach (var request in await requests.WaitingAsync(organisation, cancellation))
        {
            picture.Put(request);
        }

        picture.Use(await duty.ReadAsync(organisation, cancellation));
        await RecallAsync(picture, cancellation);
        picture.Use(await floor.ReadAsync(organisation, cancellation));
    }

    public async Task ApplyAsync(QueuePicture picture, IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        // Before the requests: one that was put into a new team's line finds its members.
        if (events.Any(e => e.Kind == RequestKinds.Settings))
        {
            picture.Use(await teams.ReadAsync(picture.Organisation, cancellation));
        }

        var named = events.Where(e => e.Kind.StartsWith("request.", StringComparison.Ordinal)).Select(e => e.Request).OfType<RequestId>().Distinct().ToList();
        foreach (var request in await requests.ManyAsync(picture.Organisation, named, cancellation))
        {
            Apply(picture, request);
        }

        if (events.Any(e => e.Kind is SessionKinds.Held || e.Kind.StartsWith("technician.", StringComparison.Ordinal) || e.Kind == RequestKinds.Settings))
        {
            await ReadFloorAsync(picture, cancellation);
            return;
        }

        foreach (var happened in events.Where(e => e.Kind is SessionKinds.Opened or SessionKinds.Ended))
        {
            picture.Recount(happened.Holder, happened.Kind == SessionKinds.Opened ? 1 : -1, time.NowMs());
        }
    }

    /// <summary>Anew from the store: consoles that opened or closed make no event.</summary>
    public async Task ReadFloorAsync(QueuePicture picture, CancellationToken cancellation) =>
        picture.Use(await floor.ReadAsync(picture.Organisation, cancellation));

    private void Apply(QueuePicture picture, RequestRecord request)
    {
        var was = picture.Read(l => l.Find(request.Request));
        if (request.Standing == RequestState.Waiting)
        {
            picture.Put(request);
            return;
        }

        picture.Remove(request.Request);
        if (request.Standing == RequestState.Ended)
        {
            if (request.AcceptedAt is { } accepted && request.ClosedAt is { } closed)
            {
                picture.Remember(request.Team, (memory, _) => memory.Ended(TimeSpan.FromMilliseconds(closed - accepted)));
            }
        }
        else if (was is not null && request.Standing == RequestState.Accepted)
        {
            var at = request.AcceptedAt ?? time.NowMs();
            picture.Remember(request.Team, (memory, waiting) => memory.Answered(at.ToInstant(), TimeSpan.FromMilliseconds(at - request.AskedAt), waiting));
        }
        else if (was is not null)
        {
            picture.Remember(request.Team, (memory, waiting) => memory.Left(TimeSpan.FromMilliseconds(Math.Max(0, time.NowMs() - request.AskedAt)), waiting));
        }
    }

    /// <summary>After a start the pace is not unknown: the last answers and how long they took are in the store.</summary>
    private async Task RecallAsync(QueuePicture picture, CancellationToken cancellation)
    {
        var recent = await database.ListAsync<RequestRecord>(
            """
            SELECT request, team, asked_at, accepted_at, closed_at FROM requests
            WHERE organisation = @organisation AND accepted_at IS NOT NULL ORDER BY accepted_at DESC LIMIT @RecentAnswers
            """,
            new { organisation = picture.Organisation, RecentAnswers },
            cancellation);
        foreach (var answered in recent.Reverse())
        {
            picture.Remember(answered.Team, (memory, _) =>
            {
                memory.Answered(answered.AcceptedAt!.Value.ToInstant(), TimeSpan.FromMilliseconds(answered.AcceptedAt.Value - answered.AskedAt), 0);
                if (answered.ClosedAt is { } closed)
                {
                    memory.Ended(TimeSpan.FromMilliseconds(closed - answered.AcceptedAt.Value));
                }
            });
        }
    }
}
