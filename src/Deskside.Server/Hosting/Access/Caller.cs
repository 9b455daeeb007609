using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;

namespace Deskside.Server.Hosting.Access;

/// <summary>Who stands behind a call: proved by a token, never by what the call says.</summary>
public abstract record Caller
{
    private Caller(OrganisationId organisation) => Organisation = organisation;

    public OrganisationId Organisation { get; }

    /// <summary>Somebody who signed in.</summary>
    public sealed record Technician(OrganisationId Tenant, string OrganisationName, TechnicianId Id, string Name, string DisplayName, IReadOnlySet<Role> Roles)
        : Caller(Tenant)
    {
        /// <summary>Reads every session of the organisation, not only the own ones.</summary>
        public bool SeesAllSessions => Roles.Contains(Role.Supervisor) || Roles.Contains(Role.Administrator) || Roles.Contains(Role.Auditor);

        public static ValueTask<Technician?> BindAsync(HttpContext context) => ValueTask.FromResult(CallerIdentity.Find<Technician>(context));
    }

    /// <summary>Somebody who holds the token of one request: its customer's page, or the Companion that joined it.</summary>
    public sealed record Customer(OrganisationId Tenant, RequestId Request, string Name) : Caller(Tenant)
    {
        public static ValueTask<Customer?> BindAsync(HttpContext context) => ValueTask.FromResult(CallerIdentity.Find<Customer>(context));
    }
}
