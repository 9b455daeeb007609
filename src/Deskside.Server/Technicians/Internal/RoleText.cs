using Deskside.Domain.Technicians;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Roles as stored: "administrator,technician".</summary>
internal static class RoleText
{
    public static string Write(IEnumerable<RoleKey> roles) => string.Join(',', roles.Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal));

    public static IReadOnlyList<string> Read(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
