using Deskside.Domain.Identifiers;
using Deskside.Protocol;
using Deskside.Protocol.Messages;
using Deskside.Relay;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>Answers the relay's question whether a leg may join: off the stored tickets.</summary>
internal sealed class LegAdmission(Database database, SessionBook sessions, AuditTrail audit) : ILegAdmission
{
    public Task<AdmissionOutcome> AdmitAsync(Guid session, LegRole role, Ticket ticket, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var asked = SessionId.From(session);
            var row = await LegBook.TakeAsync(unit, ticket);
            if (row is null || row.Session != asked)
            {
                // Taken all the same: a ticket shown at the wrong door is spent.
                return await sessions.HasEndedAsync(unit, asked) ? Ended() : Unknown();
            }

            if (row.ExpiresAt <= unit.NowMs)
            {
                return new AdmissionOutcome.Denied(RefusalReason.TicketExpired, "The ticket to join is over. Fetch a new one.");
            }

            var isSharer = row.Leg == LegBook.SharerLeg;
            var holders = await LegBook.HoldersAsync(unit, asked);
            if (isSharer != (role == LegRole.Sharer) || holders.FirstOrDefault(h => h.Leg == row.Leg) is not { } holder)
            {
                return Unknown();
            }

            if (await sessions.FindOpenAsync(unit, row.Organisation, asked) is not { } open)
            {
                return Ended();
            }

            var way = EnumText.Read<TicketKind>(row.Kind) == TicketKind.Resume ? AdmissionWay.Resumed : AdmissionWay.First;
            if (way == AdmissionWay.First)
            {
                await LegBook.EndOthersAsync(unit, asked, row.Leg);
            }

            var resume = await LegBook.IssueAsync(unit, row.Organisation, asked, row.Leg, TicketKind.Resume);
            if (way == AdmissionWay.First)
            {
                await RecordAsync(unit, open, row.Leg);
            }

            return new AdmissionOutcome.Admitted(
                holder.ToIdentity(), way, resume, open.OpenedAt.ToInstant(), [.. holders.Select(h => h.ToIdentity()).Where(h => h.Leg != row.Leg)]);
        },
        cancellation);

    private Task RecordAsync(Unit unit, SessionRecord session, long leg)
    {
        var actor = leg == LegBook.SharerLeg ? $"customer:{session.Request}" : $"technician:{session.Technician}";
        return audit.RecordAsync(unit, session.Organisation, new AuditEntry(actor, leg == LegBook.SharerLeg ? "stream.sharer-joined" : "stream.viewer-joined", $"session:{session.Session}"));
    }

    private static AdmissionOutcome Unknown() =>
        new AdmissionOutcome.Denied(RefusalReason.TicketUnknownOrUsed, "The ticket to join is unknown or was used. Fetch a new one.");

    private static AdmissionOutcome Ended() => new AdmissionOutcome.Denied(RefusalReason.SessionEnded, "The session has ended.");
}
