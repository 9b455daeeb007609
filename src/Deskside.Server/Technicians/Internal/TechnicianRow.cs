using Deskside.Domain.Identifiers;

namespace Deskside.Server.Technicians.Internal;

internal sealed record TechnicianRow
{
    public OrganisationId Organisation { get; init; }

    public string OrganisationName { get; init; } = "";

    public TechnicianId Technician { get; init; }

    public string Name { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? Email { get; init; }

    public string Password { get; init; } = "";

    public string Roles { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? DeactivatedAt { get; init; }

    /// <summary>Of the sign-in through which the row was found.</summary>
    public long SignedInAt { get; init; }

    public long SeenAt { get; init; }

    public override string ToString() => $"technician {Technician}";
}
