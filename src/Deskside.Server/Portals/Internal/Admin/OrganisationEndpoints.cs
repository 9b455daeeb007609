using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Organisations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Portals.Internal.Admin;

/// <summary>The organisation's name, as customers see it on every portal.</summary>
internal static class OrganisationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/v1/organisation", RenameAsync).WithName("RenameOrganisation").WithTags("Organisation")
            .RequireAuthorization(Policies.Needs(Permission.ManageOrganisation)).RequireRateLimiting(RateLimits.WithToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameAsync(
        OrganisationRequest body, Caller.Technician caller, OrganisationBook organisations, Database database, AuditTrail audit, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var name = faults.Read<OrganisationName>("name", body.Name);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        await database.ChangeAsync(
            async unit =>
            {
                await organisations.RenameAsync(unit, caller.Organisation, name);
                var change = new AuditChange().Note("name", caller.OrganisationName, name.ToString());
                await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "organisation.renamed", $"organisation:{caller.Organisation}") { Details = change.Details });
            },
            cancellation);
        return TypedResults.NoContent();
    }
}

internal sealed record OrganisationRequest(string? Name);
