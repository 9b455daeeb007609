using System.Reflection;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Portals.Internal;

internal static class PortalEndpoints
{
    private static readonly string Version = typeof(PortalEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/portals/{name}", ReadAsync).WithName("ReadPortal").WithTags("Portals").RequireRateLimiting(RateLimits.Public);

    private static async Task<Results<Ok<PortalResponse>, ProblemHttpResult>> ReadAsync(
        string name, HttpRequest request, PortalBook portals, CompanionShelf shelf, Addresses addresses, ServerOptions options, CancellationToken cancellation)
    {
        if (await portals.ReadAsync(name, cancellation) is not { } portal)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal; check the address.");
        }

        var server = addresses.ForCaller(request);
        return TypedResults.Ok(new PortalResponse(
            portal.Name,
            portal.OrganisationName,
            portal.Title,
            portal.Welcome,
            new WaysInResponse(portal.WayWeb == 1, portal.WayCode == 1, portal.WayCompanion == 1),
            [.. shelf.All().Select(f => new CompanionResponse(f.Platform, f.Name, f.SizeBytes, f.Sha256, new Uri(server, $"download/{f.Name}").ToString()))],
            Version,
            options.IsDemo));
    }
}
