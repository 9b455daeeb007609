using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Offers;

/// <summary>Another way to reach an alerted technician than his open console, such as Web Push. Must return at once.</summary>
internal interface IOfferCall
{
    void Call(RequestRecord request, IReadOnlyList<TechnicianId> technicians);
}
