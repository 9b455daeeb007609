namespace Deskside.Server.Technicians.Internal;

/// <summary>A role that an administrator made.</summary>
internal sealed record RoleRow
{
    public string Role { get; init; } = "";

    public string Title { get; init; } = "";

    public string Permissions { get; init; } = "";
}
