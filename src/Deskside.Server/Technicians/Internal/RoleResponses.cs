using Deskside.Domain.Technicians;

namespace Deskside.Server.Technicians.Internal;

/// <param name="Key">Small letters, digits and hyphens; only when it is made.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Permissions">What it lets do.</param>
internal sealed record RoleRequest(string? Key, string? Title, IReadOnlyList<Permission>? Permissions);

/// <param name="Key">By which accounts name it.</param>
/// <param name="Title">As people call it.</param>
/// <param name="BuiltIn">Cannot be changed.</param>
/// <param name="Permissions">What it lets do.</param>
internal sealed record RoleResponse(string Key, string Title, bool BuiltIn, IReadOnlyList<Permission> Permissions);
