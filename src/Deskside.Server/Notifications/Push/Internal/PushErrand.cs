using Deskside.Domain.Identifiers;

namespace Deskside.Server.Notifications.Push.Internal;

internal sealed record PushErrand(OrganisationId Organisation, IReadOnlyList<TechnicianId> Technicians, PushNote Note);
