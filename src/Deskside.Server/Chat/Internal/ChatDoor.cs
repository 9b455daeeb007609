using Deskside.Domain.Chat;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Queue;
using Deskside.Server.Sessions;

namespace Deskside.Server.Chat.Internal;

/// <summary>Who may read and write which thread: the customer his own, the technician those of his sessions, who joins all sessions all; who sees all sessions reads all.</summary>
internal sealed class ChatDoor(RequestBook requests, SessionBook sessions)
{
    /// <summary>Null when there is no such thread for this caller.</summary>
    public async Task<ChatPlace?> OpenAsync(Caller caller, RequestId request, ChatPurpose purpose, CancellationToken cancellation)
    {
        if (await requests.FindAsync(caller.Organisation, request, cancellation) is not { } found)
        {
            return null;
        }

        var session = await sessions.OfRequestAsync(caller.Organisation, request, cancellation);
        return caller switch
        {
            Caller.Customer customer when customer.Request == request => Place(ChatSide.Customer, found.Name),
            Caller.Technician technician when MayEnter(technician, found, session, purpose) => Place(ChatSide.Technician, technician.DisplayName),
            _ => null,
        };

        ChatPlace Place(ChatSide side, string name) => new(caller.Organisation, request, session?.Session, session?.Technician, side, name, found.IsOver);
    }

    private static bool MayEnter(Caller.Technician technician, RequestRecord request, SessionRecord? session, ChatPurpose purpose) =>
        session?.Technician == technician.Id
        || ((session is not null || request.IsOpenTo(technician.Id)) && MayOversee(technician, purpose));

    private static bool MayOversee(Caller.Technician technician, ChatPurpose purpose) =>
        technician.May(Permission.JoinAllSessions) || (purpose == ChatPurpose.Read && technician.SeesAllSessions);
}
