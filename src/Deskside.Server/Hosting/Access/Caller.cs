using Deskside.Domain.Identifiers;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;

namespace Deskside.Server.Hosting.Access;

/// <summary>Who stands behind a call: proved by a token, never by what the call says.</summary>
public abstract record Caller
{
    private Caller(OrganisationId organisation) => Organisation = organisation;

    public OrganisationId Organisation { get; }

    /// <summary>On routes for technicians and programs alike.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(CallerIdentity.Find<Technician>(context) ?? (Caller?)CallerIdentity.Find<Integrator>(context));

    /// <summary>Somebody who signed in.</summary>
    /// <param name="Tenant">His organisation.</param>
    /// <param name="OrganisationName">As people call it.</param>
    /// <param name="Id">Who.</param>
    /// <param name="Name">With which he signs in.</param>
    /// <param name="DisplayName">What customers see.</param>
    /// <param name="Roles">Keys of his roles: to be shown. What he may do is asked by <see cref="May"/>.</param>
    /// <param name="Permissions">Of all his roles together.</param>
    public sealed record Technician(
        OrganisationId Tenant, string OrganisationName, TechnicianId Id, string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlySet<Permission> Permissions)
        : Caller(Tenant)
    {
        /// <summary>Reads every session of the organisation, not only the own ones.</summary>
        public bool SeesAllSessions => May(Permission.ReadAllSessions);

        public static new ValueTask<Technician?> BindAsync(HttpContext context) => ValueTask.FromResult(CallerIdentity.Find<Technician>(context));

        public bool May(Permission permission) => Permissions.Contains(permission);
    }

    /// <summary>Somebody who holds the token of one request: its customer's page, or the Companion that joined it.</summary>
    public sealed record Customer(OrganisationId Tenant, RequestId Request, string Name) : Caller(Tenant)
    {
        public static new ValueTask<Customer?> BindAsync(HttpContext context) => ValueTask.FromResult(CallerIdentity.Find<Customer>(context));
    }

    /// <summary>A program of the organisation, by an API key.</summary>
    public sealed record Integrator(OrganisationId Tenant, ApiKeyId Key, string Name, IReadOnlySet<ApiScope> Scopes) : Caller(Tenant)
    {
        public static new ValueTask<Integrator?> BindAsync(HttpContext context) => ValueTask.FromResult(CallerIdentity.Find<Integrator>(context));
    }
}
