using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Moves a waiting request forward or back.</summary>
internal sealed class PriorityDesk(Database database)
{
    /// <summary>False when it does not wait, or is hidden from the caller.</summary>
    public Task<bool> SetAsync(Caller.Technician caller, RequestId request, long priority, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET priority = @priority
                WHERE organisation = @Organisation AND request = @request AND state = 'waiting' AND (reserved_for IS NULL OR reserved_for = @Id)
                RETURNING request, reserved_for
                """,
                new { caller.Organisation, caller.Id, request, priority });
            if (changed is null)
            {
                return false;
            }

            await RequestHistory.AddAsync(unit, caller.Organisation, request, "priority.set", caller.Id, new { priority });
            unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, RequestAudience.Of(changed.ReservedFor), new { priority }) { Request = request, Holder = changed.ReservedFor });
            return true;
        },
        cancellation);
}
