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

    public const string Administrator = nameof(Administrator);

    public const string AuditReader = nameof(AuditReader);

    /// <summary>The holder of a request's token.</summary>
    public const string Customer = nameof(Customer);

    /// <summary>Either side; the endpoint asks which.</summary>
    public const string EitherSide = nameof(EitherSide);

    internal static void Register(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.AddAuthenticationSchemes(Schemes.Technician).RequireAuthenticatedUser());
        options.AddPolicy(Helping, p => p.AddAuthenticationSchemes(Schemes.Technician).RequireRole(nameof(Role.Technician), nameof(Role.Supervisor)));
        options.AddPolicy(Administrator, p => p.AddAuthenticationSchemes(Schemes.Technician).RequireRole(nameof(Role.Administrator)));
        options.AddPolicy(AuditReader, p => p.AddAuthenticationSchemes(Schemes.Technician).RequireRole(nameof(Role.Administrator), nameof(Role.Auditor)));
        options.AddPolicy(Customer, p => p.AddAuthenticationSchemes(Schemes.Customer).RequireAuthenticatedUser());
        options.AddPolicy(EitherSide, p => p.AddAuthenticationSchemes(Schemes.Technician, Schemes.Customer).RequireAuthenticatedUser());
    }
}
