using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Technicians.Internal;

internal sealed record SignInRequest(string? Name, string? Password);

internal sealed record SignInResponse(MeResponse Technician);

/// <param name="Id">The technician's id.</param>
/// <param name="Name">With which he signs in.</param>
/// <param name="DisplayName">What customers see.</param>
/// <param name="Organisation">His organisation.</param>
/// <param name="Roles">What he may do.</param>
/// <param name="Demo">This server is a demo.</param>
internal sealed record MeResponse(TechnicianId Id, string Name, string DisplayName, OrganisationResponse Organisation, IReadOnlyList<Role> Roles, bool Demo)
{
    public static MeResponse Of(Caller.Technician caller, bool isDemo) =>
        new(caller.Id, caller.Name, caller.DisplayName, new OrganisationResponse(caller.Organisation, caller.OrganisationName), [.. caller.Roles.Order()], isDemo);

    public static MeResponse Of(TechnicianRow row, bool isDemo) =>
        new(row.Technician, row.Name, row.DisplayName, new OrganisationResponse(row.Organisation, row.OrganisationName), [.. RoleText.Read(row.Roles).Order()], isDemo);
}

internal sealed record OrganisationResponse(OrganisationId Id, string Name);

internal sealed record SetupState(bool Open);

internal sealed record SetupRequest(string? Token, string? Organisation, string? Name, string? DisplayName, string? Password);

internal sealed record NewTechnicianRequest(string? Name, string? DisplayName, string? Password, IReadOnlyList<Role>? Roles);

internal sealed record PasswordRequest(string? Password);

internal sealed record ChangePasswordRequest(string? Current, string? New);

internal sealed record TechnicianResponse(TechnicianId Id, string Name, string DisplayName, IReadOnlyList<Role> Roles, DateTimeOffset CreatedAt, bool Active);
