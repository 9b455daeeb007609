using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>What a waiting customer changes about his own request.</summary>
internal sealed class CustomerDesk(Database database)
{
    public Task<AddOutcome> AddAsync(Caller.Customer caller, Question addition, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var was = await unit.FirstAsync<RequestRecord>(
                "UPDATE requests SET question = question WHERE request = @Request AND state = 'waiting' RETURNING question, reserved_for", new { caller.Request });
            if (was is null)
            {
                return AddOutcome.Over;
            }

            if (Question.TryParse($"{was.Question}\n{addition}", out var whole) != TextFault.None)
            {
                return AddOutcome.TooLong;
            }

            await unit.ExecuteAsync("UPDATE requests SET question = @text WHERE request = @Request", new { caller.Request, text = whole.ToString() });
            await RequestHistory.AddAsync(unit, caller.Organisation, caller.Request, "question.added", null, null);
            unit.Announce(
                caller.Organisation,
                new NewEvent(RequestKinds.Changed, RequestAudience.Of(was.ReservedFor), new { question = whole.ToString() }) { Request = caller.Request, Holder = was.ReservedFor });
            return AddOutcome.Added;
        },
        cancellation);

    /// <summary>It waits on without its page, and whoever accepts it calls or writes. False when the request does not wait any more.</summary>
    public Task<bool> ChangeChannelAsync(Caller.Customer caller, ContactChannel channel, ContactText contact, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var word = EnumText.Write(channel);
            var changed = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET channel = @word, contact = @contact, kept_at = COALESCE(kept_at, @now) WHERE request = @Request AND state = 'waiting'
                RETURNING request, reserved_for
                """,
                new { caller.Request, word, contact = contact.ToString(), now = unit.NowMs });
            if (changed is null)
            {
                return false;
            }

            await RequestHistory.AddAsync(unit, caller.Organisation, caller.Request, "channel.changed", null, new { channel, by = "customer" });
            unit.Announce(
                caller.Organisation,
                new NewEvent(RequestKinds.Changed, RequestAudience.Of(changed.ReservedFor), new { channel, contact = contact.ToString() }) { Request = caller.Request, Holder = changed.ReservedFor });
            return true;
        },
        cancellation);
}
