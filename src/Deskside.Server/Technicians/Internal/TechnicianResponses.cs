using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Technicians.Internal;

internal sealed record SignInRequest(string? Name, string? Password);

/// <param name="Technician">Who is in; null while the second step is due.</param>
/// <param name="Pending">The second step; null when there is none.</param>
internal sealed record SignInResponse(MeResponse? Technician, PendingResponse? Pending);

/// <param name="Token">To be sent with the code; five minutes, five tries.</param>
/// <param name="Code">Six digits or a recovery code will do.</param>
/// <param name="Passkey">A passkey will do.</param>
internal sealed record PendingResponse(string Token, bool Code, bool Passkey);

internal sealed record SecondStepRequest(string? Pending, string? Code);

/// <param name="Id">The technician's id.</param>
/// <param name="Name">With which he signs in.</param>
/// <param name="DisplayName">What customers see.</param>
/// <param name="Organisation">His organisation.</param>
/// <param name="Roles">Keys of his roles.</param>
/// <param name="Permissions">What he may do.</param>
/// <param name="MustEnrol">Policy asks for a second factor first; until then nothing else is allowed.</param>
/// <param name="Demo">This server is a demo.</param>
internal sealed record MeResponse(
    TechnicianId Id, string Name, string DisplayName, OrganisationResponse Organisation, IReadOnlyList<string> Roles, IReadOnlyList<Permission> Permissions, bool MustEnrol, bool Demo)
{
    public static MeResponse Of(Caller.Technician caller, bool isDemo) => new(
        caller.Id, caller.Name, caller.DisplayName, new OrganisationResponse(caller.Organisation, caller.OrganisationName), caller.Roles, [.. caller.Permissions.Order()], caller.MustEnrol, isDemo);
}

internal sealed record OrganisationResponse(OrganisationId Id, string Name);

internal sealed record SetupState(bool Open);

internal sealed record SetupRequest(string? Token, string? Organisation, string? Name, string? DisplayName, string? Password);

internal sealed record NewTechnicianRequest(string? Name, string? DisplayName, string? Password, IReadOnlyList<string>? Roles, string? Email);

internal sealed record ChangedTechnicianRequest(string? DisplayName, string? Email, IReadOnlyList<string>? Roles);

internal sealed record PasswordRequest(string? Password);

internal sealed record ChangePasswordRequest(string? Current, string? New);

/// <param name="Id">The account.</param>
/// <param name="Name">With which he signs in.</param>
/// <param name="DisplayName">What customers see.</param>
/// <param name="Email">Null = none.</param>
/// <param name="Roles">Keys.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Active">Not closed.</param>
/// <param name="LastSeenAt">To the minute, while he is signed in; only in lists.</param>
/// <param name="SecondFactor">He has one; only in lists.</param>
internal sealed record TechnicianResponse(
    TechnicianId Id, string Name, string DisplayName, string? Email, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, bool Active, DateTimeOffset? LastSeenAt, bool SecondFactor);
