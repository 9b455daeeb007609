using Deskside.Domain.Identifiers;
using Deskside.Server.Notifications.Push;

namespace Deskside.Server.Queue.Internal.Offers;

/// <summary>Wakes the browsers of alerted technicians; a console that is open shows one notice for both, by its tag.</summary>
internal sealed class OfferPush(PushDesk push) : IOfferCall
{
    public void Call(RequestRecord request, IReadOnlyList<TechnicianId> technicians) =>
        push.Send(request.Organisation, technicians, new PushNote(request.Request.ToString(), $"{request.Name} asks for help", request.Question));
}
