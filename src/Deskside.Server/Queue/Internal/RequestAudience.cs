using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;

namespace Deskside.Server.Queue.Internal;

/// <summary>Who hears of a request: everybody, or only the technician for whom it is reserved (the event's holder).</summary>
internal static class RequestAudience
{
    public static Audience Of(TechnicianId? reservedFor) => reservedFor is null ? Audience.TechniciansAndCustomer : Audience.Reserved;
}
