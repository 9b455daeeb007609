using Deskside.Domain.Identifiers;

namespace Deskside.Server.Technicians.Internal;

/// <summary>A sign-in that stands, and whose it is.</summary>
internal sealed record SignInRow
{
    public OrganisationId Organisation { get; init; }

    public string OrganisationName { get; init; } = "";

    public TechnicianId Technician { get; init; }

    public string Name { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string Roles { get; init; } = "";

    public string Signin { get; init; } = "";

    public byte[] TokenHash { get; init; } = [];

    public long CreatedAt { get; init; }

    public long SeenAt { get; init; }

    /// <summary>When its holder last showed that it is still him.</summary>
    public long ProvedAt { get; init; }

    public string Method { get; init; } = "";

    public string Address { get; init; } = "";

    public string Browser { get; init; } = "";

    public long MustEnrol { get; init; }
}
