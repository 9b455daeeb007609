using System.Security.Claims;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Microsoft.AspNetCore.Authorization;

namespace Deskside.Server.Hosting.Access;

/// <summary>Who may call: each route names one of these, or says that it is for everybody.</summary>
public static class Policies
{
    /// <summary>Any technician who signed in, whatever the role.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Technicians who help: they accept requests and hold sessions.</summary>
    public const string Helping = nameof(Helping);

    /// <summary>Only for what has no permission of its own: see <see cref="Needs(Permission)"/>.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>The holder of a request's token.</summary>
    public const string Customer = nameof(Customer);

    /// <summary>Either side; the endpoint asks which.</summary>
    public const string EitherSide = nameof(EitherSide);

    /// <summary>Any API key, whatever its scopes.</summary>
    public const string AnyKey = nameof(AnyKey);

    /// <summary>A technician with this permission. The endpoint takes a <see cref="Caller.Technician"/>.</summary>
    public static AuthorizationPolicy Needs(Permission permission) =>
        new AuthorizationPolicyBuilder(Schemes.Technician).RequireClaim(RightClaims.Permission, EnumText.Write(permission)).Build();

    /// <summary>A technician with this permission, or a program whose key has this scope. The endpoint takes a <see cref="Caller"/>.</summary>
    public static AuthorizationPolicy Needs(Permission permission, ApiScope scope) =>
        new AuthorizationPolicyBuilder(Schemes.Technician, Schemes.ApiKey)
            .RequireAssertion(context => Has(context.User, RightClaims.Permission, EnumText.Write(permission)) || Has(context.User, RightClaims.Scope, ApiScopes.Write(scope)))
            .Build();

    /// <summary>A program whose key has this scope. The endpoint takes a <see cref="Caller.Integrator"/>.</summary>
    public static AuthorizationPolicy Needs(ApiScope scope) =>
        new AuthorizationPolicyBuilder(Schemes.ApiKey).RequireClaim(RightClaims.Scope, ApiScopes.Write(scope)).Build();

    internal static void Register(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.AddAuthenticationSchemes(Schemes.Technician).RequireAuthenticatedUser());
        options.AddPolicy(Helping, Needs(Permission.HelpCustomers));
        options.AddPolicy(Administrator, Needs(Permission.ManageOrganisation));
        options.AddPolicy(Customer, p => p.AddAuthenticationSchemes(Schemes.Customer).RequireAuthenticatedUser());
        options.AddPolicy(EitherSide, p => p.AddAuthenticationSchemes(Schemes.Technician, Schemes.Customer).RequireAuthenticatedUser());
        options.AddPolicy(AnyKey, p => p.AddAuthenticationSchemes(Schemes.ApiKey).RequireAuthenticatedUser());
    }

    private static bool Has(ClaimsPrincipal principal, string type, string value) => principal.HasClaim(type, value);
}
