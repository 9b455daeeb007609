using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Notes whether a waiting customer is there, and tells it.</summary>
internal sealed class PresenceDesk(Database database, CustomerSigns signs)
{
    /// <summary>The page was closed. A kept place stays, as away.</summary>
    public Task GoodbyeAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation)
    {
        signs.Forget(request);
        return database.ChangeAsync(
            async unit =>
            {
                var changed = await unit.FirstAsync<RequestRecord>(
                    """
                    UPDATE requests SET presence = CASE WHEN kept_at IS NULL THEN 'gone' ELSE 'away' END, seen_at = @now
                    WHERE organisation = @organisation AND request = @request AND state = 'waiting'
                    RETURNING organisation, request, reserved_for, presence
                    """,
                    new { organisation, request, now = unit.NowMs });
                if (changed is not null)
                {
                    Announce(unit, changed);
                }
            },
            cancellation);
    }

    public Task SetAsync(RequestRecord request, string presence, long heardMs, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET presence = @presence, seen_at = CASE WHEN seen_at < @heardMs THEN @heardMs ELSE seen_at END
                WHERE request = @Request AND state = 'waiting' AND presence <> @presence
                RETURNING organisation, request, reserved_for, presence
                """,
                new { request.Request, presence, heardMs });
            if (changed is not null)
            {
                Announce(unit, changed);
            }
        },
        cancellation);

    /// <summary>Another node may have heard him meanwhile.</summary>
    public async Task<bool> IsStillSilentAsync(RequestRecord request, long heardMs, CancellationToken cancellation) =>
        await database.FirstAsync<long>("SELECT seen_at FROM requests WHERE request = @Request", new { request.Request }, cancellation) <= heardMs;

    private static void Announce(Unit unit, RequestRecord changed) => unit.Announce(
        changed.Organisation,
        new NewEvent(RequestKinds.Changed, RequestAudience.Of(changed.ReservedFor), new { presence = changed.Presence }) { Request = changed.Request, Holder = changed.ReservedFor });
}
