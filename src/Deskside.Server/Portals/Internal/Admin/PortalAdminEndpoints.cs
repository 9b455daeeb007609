using System.Diagnostics;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Portals.Internal.Logos;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Portals.Internal.Admin;

internal static class PortalAdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var portals = routes.MapGroup("/api/v1/admin/portals").WithTags("Portals").RequireAuthorization(Policies.Needs(Permission.ManagePortals)).RequireRateLimiting(RateLimits.WithToken);
        portals.MapGet("", ListAsync).WithName("ListPortals");
        portals.MapPost("", AddAsync).WithName("CreatePortal");
        portals.MapPut("/{portal}", SaveAsync).WithName("SavePortal");
        portals.MapDelete("/{portal}", RemoveAsync).WithName("RemovePortal");
        portals.MapPost("/{portal}/box-secret", NewSecretAsync).WithName("NewBoxSecret").WithSummary("For the back end of the site that carries the ask box. Told once; the one before is void.");
    }

    private static async Task<Ok<IReadOnlyList<PortalAdminResponse>>> ListAsync(
        HttpRequest request, Caller.Technician caller, PortalDesk desk, LogoShelf logos, Addresses addresses, CancellationToken cancellation)
    {
        var responses = new List<PortalAdminResponse>();
        foreach (var row in await desk.ListAsync(caller.Organisation, cancellation))
        {
            responses.Add(ToResponse(row, await logos.TagAsync(row.Portal, cancellation), addresses.ForCaller(request)));
        }

        return TypedResults.Ok<IReadOnlyList<PortalAdminResponse>>(responses);
    }

    private static async Task<Results<Ok<PortalAdminResponse>, ProblemHttpResult>> AddAsync(
        PortalChangeRequest body, HttpRequest request, Caller.Technician caller, PortalDesk desk, Addresses addresses, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var wanted = PortalFields.Read(faults, body);
        return faults.Any ? faults.ToProblem() : Tell(await desk.AddAsync(caller, wanted, cancellation), addresses.ForCaller(request), null);
    }

    private static async Task<Results<Ok<PortalAdminResponse>, ProblemHttpResult>> SaveAsync(
        PortalId portal, PortalChangeRequest body, HttpRequest request, Caller.Technician caller, PortalDesk desk, LogoShelf logos, Addresses addresses, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var wanted = PortalFields.Read(faults, body);
        return faults.Any
            ? faults.ToProblem()
            : Tell(await desk.SaveAsync(caller, portal, wanted, cancellation), addresses.ForCaller(request), await logos.TagAsync(portal, cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(PortalId portal, Caller.Technician caller, PortalDesk desk, CancellationToken cancellation) =>
        await desk.RemoveAsync(caller, portal, cancellation) switch
        {
            PortalOutcome.Saved => TypedResults.NoContent(),
            var other => Refuse(other),
        };

    private static async Task<Results<Ok<BoxSecretResponse>, ProblemHttpResult>> NewSecretAsync(
        PortalId portal, Caller.Technician caller, PortalDesk desk, CancellationToken cancellation) =>
        await desk.NewSecretAsync(caller, portal, cancellation) is { } secret ? TypedResults.Ok(new BoxSecretResponse(secret)) : Refuse(new PortalOutcome.Unknown());

    private static Results<Ok<PortalAdminResponse>, ProblemHttpResult> Tell(PortalOutcome outcome, Uri server, string? logoTag) => outcome switch
    {
        PortalOutcome.Saved saved => TypedResults.Ok(ToResponse(saved.Portal, logoTag, server)),
        var other => Refuse(other),
    };

    private static ProblemHttpResult Refuse(PortalOutcome outcome) => outcome switch
    {
        PortalOutcome.Unknown => Problem.NotFound("There is no such portal."),
        PortalOutcome.NameTaken => Problem.Of(StatusCodes.Status409Conflict, "name-taken", "There is a portal of this name already; choose another one."),
        PortalOutcome.IsDefault => Problem.Of(StatusCodes.Status409Conflict, "default-portal", "The default portal keeps its name and cannot be removed: it is where / leads. Its ways in can be closed."),
        _ => throw new UnreachableException(),
    };

    private static PortalAdminResponse ToResponse(PortalRow row, string? logoTag, Uri server) => new(
        row.Portal,
        row.Name,
        new Uri(server, row.Name == PortalBook.Default ? "/" : $"/p/{row.Name}").ToString(),
        row.Title,
        row.Welcome,
        row.Team,
        row.WayWeb == 1,
        row.WayCode == 1,
        row.WayCompanion == 1,
        row.Read,
        row.BoxSecret is not null,
        PortalEndpoints.Look(row, logoTag).Logo);
}
