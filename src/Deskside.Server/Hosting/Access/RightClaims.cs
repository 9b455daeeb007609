using System.Security.Claims;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;

namespace Deskside.Server.Hosting.Access;

/// <summary>Permissions and scopes as the claims that <see cref="Policies"/> look for.</summary>
public static class RightClaims
{
    public const string Permission = "permission";
    public const string Scope = "scope";

    public static IEnumerable<Claim> Of(IEnumerable<Permission> permissions) => permissions.Select(p => new Claim(Permission, EnumText.Write(p)));

    public static IEnumerable<Claim> Of(IEnumerable<ApiScope> scopes) => scopes.Select(s => new Claim(Scope, ApiScopes.Write(s)));
}
