using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>What a waiting customer wishes: somebody who knows about something, a language. His place stays as it is.</summary>
internal sealed class WishDesk(Database database)
{
    /// <summary>False when the request does not wait any more.</summary>
    public Task<bool> SetAsync(Caller.Customer caller, string? skill, string? language, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.FirstAsync<RequestRecord>(
                "UPDATE requests SET skill = @skill, language = @language WHERE request = @Request AND state = 'waiting' RETURNING request, reserved_for", new { caller.Request, skill, language });
            if (changed is null)
            {
                return false;
            }

            await RequestHistory.AddAsync(unit, caller.Organisation, caller.Request, "wishes.changed", null, new { skill, language });
            unit.Announce(
                caller.Organisation,
                new NewEvent(RequestKinds.Changed, RequestAudience.Of(changed.ReservedFor), new { skill, language }) { Request = caller.Request, Holder = changed.ReservedFor });
            return true;
        },
        cancellation);
}
