using Deskside.Domain.Identifiers;

namespace Deskside.Server.Technicians.Internal;

/// <summary>A technician as the framework's passkey code sees him.</summary>
internal sealed class PasskeyHolder
{
    public required TechnicianId Technician { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required string Name { get; init; }
}
