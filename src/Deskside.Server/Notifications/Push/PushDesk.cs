using Deskside.Domain.Identifiers;
using Deskside.Server.Notifications.Push.Internal;

namespace Deskside.Server.Notifications.Push;

/// <summary>Sends notes to the browsers of technicians, also to closed ones (Web Push: RFC 8030, 8188, 8291, 8292).</summary>
/// <remarks>Returns at once. At most 1000 wait to be sent; more are let go, as a late alert is worth nothing. Thread-safe.</remarks>
public sealed class PushDesk
{
    private readonly PushLoop _loop;

    internal PushDesk(PushLoop loop) => _loop = loop;

    public void Send(OrganisationId organisation, IReadOnlyList<TechnicianId> technicians, PushNote note) => _loop.TryAdd(new PushErrand(organisation, technicians, note));
}
