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
/// <param name="Roles">Keys of his roles.</param>
/// <param name="Permissions">What he may do.</param>
/// <param name="Demo">This server is a demo.</param>
internal sealed record MeResponse(
    TechnicianId Id, string Name, string DisplayName, OrganisationResponse Organisation, IReadOnlyList<string> Roles, IReadOnlyList<Permission> Permissions, bool Demo)
{
    public static MeResponse Of(Caller.Technician caller, bool isDemo) => new(
        caller.Id, caller.Name, caller.DisplayName, new OrganisationResponse(caller.Organisation, caller.OrganisationName), caller.Roles, [.. caller.Permissions.Order()], isDemo);
}

internal sealed record OrganisationResponse(OrganisationId Id, string Name);

internal sealed record SetupState(bool Open);

internal sealed record SetupRequest(string? Token, string? Organisation, string? Name, string? DisplayName, string? Password);

internal sealed record NewTechnicianRequest(string? Name, string? DisplayName, string? Password, IReadOnlyList<string>? Roles, string? Email);

internal sealed record ChangedTechnicianRequest(string? DisplayName, string? Email, IReadOnlyList<string>? Roles);

internal sealed record PasswordRequest(string? Password);

internal sealed record ChangePasswordRequest(string? Current, string? New);

internal sealed record TechnicianResponse(TechnicianId Id, string Name, string DisplayName, string? Email, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, bool Active);
