using System.Reflection;
using Deskside.Domain.Portals;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Portals.Internal.Logos;
using Deskside.Server.Queue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Portals.Internal;

internal static class PortalEndpoints
{
    private static readonly string Version = typeof(PortalEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    // The ground of the pages in the dark: web/customer/src/styles/base.css, --card.
    private static readonly HexColour DarkGround = new(0x1d, 0x24, 0x28);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/portals/{name}", ReadAsync).WithName("ReadPortal").WithTags("Portals").LimitCrowd(RateLimits.Public);

    public static PortalLookResponse Look(PortalRow portal, string? logoTag)
    {
        HexColour.TryParse(portal.Read.Accent, out var accent);
        return new PortalLookResponse(
            accent.ToString(), accent.LightenedOn(DarkGround, 7).ToString(), logoTag is null ? null : $"/api/v1/portals/{portal.Name}/logo?{logoTag[..8]}");
    }

    private static async Task<Results<Ok<PortalResponse>, ProblemHttpResult>> ReadAsync(
        string name, HttpRequest request, PortalBook portals, LogoShelf logos, CompanionShelf shelf, Addresses addresses, ServerOptions options, IRequestDesk requests, CancellationToken cancellation)
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
            new WaysInResponse(portal.WayWeb == 1, portal.WayCode == 1, portal.WayCompanion == 1, portal.Read.WaySmartBox, portal.Read.WayInvitation),
            Look(portal, await logos.TagAsync(portal.Portal, cancellation)),
            portal.Read.Languages,
            portal.Read.Texts,
            portal.Read.Fields,
            portal.Read.Topics,
            portal.Read.AskLanguage,
            await requests.DueNowAsync(portal.Organisation, portal.Team, portal.Name, cancellation),
            portal.Read.Email,
            portal.Read.PrivacyUrl,
            [.. shelf.All().Select(f => new CompanionResponse(f.Platform, f.Name, f.SizeBytes, f.Sha256, new Uri(server, $"download/{f.Name}").ToString()))],
            Version,
            options.IsDemo));
    }
}
