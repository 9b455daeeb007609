using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Roles as stored: "administrator,technician".</summary>
internal static class RoleText
{
    public static string Write(IEnumerable<Role> roles) =>
        string.Join(',', roles.Distinct().Order().Select(r => EnumText.Write(r)));

    /// <summary>Roles that this program does not know give no right.</summary>
    public static IReadOnlySet<Role> Read(string text) =>
        text.Split(',').Select(t => EnumText.Read<Role>(t)).OfType<Role>().ToHashSet();
}
