using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Portals.Internal.Admin;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Deskside.Server.Portals.Internal.Logos;

internal static class LogoEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/portals/{name}/logo", ReadAsync).WithName("ReadPortalLogo").WithTags("Portals").LimitCrowd(RateLimits.Public)
            .Produces<Stream>(StatusCodes.Status200OK, "image/png");
        var admin = routes.MapGroup("/api/v1/admin/portals/{portal}/logo").WithTags("Portals").RequireAuthorization(Policies.Needs(Permission.ManagePortals)).RequireRateLimiting(RateLimits.WithToken);
        admin.MapPut("", SaveAsync).WithName("SavePortalLogo").WithSummary("The body is the picture itself: PNG, JPEG or WebP, at most 256 KiB. What it is, is found out by its bytes.")
            .Accepts<Stream>("application/octet-stream", "image/png", "image/jpeg", "image/webp")
            // One byte more than may be, so that it is we who say what the limit is.
            .WithMetadata(new RequestSizeLimitAttribute(LogoPicture.MaxBytes + 1));
        admin.MapDelete("", RemoveAsync).WithName("RemovePortalLogo");
    }

    /// <summary>Even if a browser took it for a page, it could run nothing.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        string name, HttpContext context, PortalBook portals, LogoShelf logos, CancellationToken cancellation)
    {
        if (await portals.ReadAsync(name, cancellation) is not { } portal || await logos.FindAsync(portal.Portal, cancellation) is not { } logo)
        {
            return Problem.NotFound("This portal has no logo.");
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "public, max-age=3600";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.File(logo.Content, logo.Kind, entityTag: new EntityTagHeaderValue($"\"{logo.Etag}\""));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        PortalId portal, HttpRequest request, Caller.Technician caller, PortalDesk desk, LogoShelf logos, CancellationToken cancellation)
    {
        if (await desk.FindAsync(caller.Organisation, portal, cancellation) is null)
        {
            return Problem.NotFound("There is no such portal.");
        }

        if (await ReadBodyAsync(request, cancellation) is not { } content)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", $"A logo may have at most {LogoPicture.MaxBytes / 1024} KiB.");
        }

        if (LogoPicture.Sniff(content) is not { } kind)
        {
            return Problem.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "no-picture",
                $"This is not a PNG, JPEG or WebP picture of at most {LogoPicture.MaxSide} pixels each way. SVG is not taken, as it can carry script.");
        }

        await logos.SaveAsync(caller, portal, kind, content, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(PortalId portal, Caller.Technician caller, LogoShelf logos, CancellationToken cancellation)
    {
        await logos.RemoveAsync(caller, portal, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Null when it is over the limit: no more than the limit is ever held.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LogoPicture.MaxBytes)
        {
            return null;
        }

        var buffer = new byte[LogoPicture.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > LogoPicture.MaxBytes ? null : buffer[..length];
    }
}
