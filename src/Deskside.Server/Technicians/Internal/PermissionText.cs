using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Permissions as stored: "helpCustomers,readReports". Those that this program does not know give no right.</summary>
internal static class PermissionText
{
    public static string Write(IEnumerable<Permission> permissions) => string.Join(',', permissions.Distinct().Order().Select(p => EnumText.Write(p)));

    public static IReadOnlyList<Permission> Read(string text) => [.. text.Split(',').Select(EnumText.Read<Permission>).OfType<Permission>()];
}
