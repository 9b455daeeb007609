using System.Net.Mime;
using System.Reflection;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Deskside.Server.Portals.Internal;

internal static class DownloadEndpoints
{
    private static readonly string Script = ReadScript();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var downloads = routes.MapGroup("").WithTags("Downloads").LimitCrowd(RateLimits.Public);
        downloads.MapGet("/download/{file}", Download).WithName("DownloadCompanion").WithSummary("The Companion; its SHA-256 stands in the portal and in the ETag.")
            .Produces<Stream>(StatusCodes.Status200OK, MediaTypeNames.Application.Octet);
        downloads.MapGet("/get/linux.sh", GetScript).WithName("GetLinuxScript").WithSummary("curl -fsS URL/get/linux.sh | sh -s -- CODE")
            .Produces<string>(StatusCodes.Status200OK, "text/x-shellscript");
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Download(string file, CompanionShelf shelf) =>
        shelf.ByName(file) is { } found
            ? TypedResults.PhysicalFile(
                found.Path, MediaTypeNames.Application.Octet, found.Name, entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""), enableRangeProcessing: true)
            : Problem.NotFound("There is no such file to download here.");

    /// <summary>Everything that goes into the script is checked: an address of letters, digits, dots and colons, hex and base64.</summary>
    private static Results<ContentHttpResult, ProblemHttpResult> GetScript(HttpContext context, CompanionShelf shelf, Addresses addresses)
    {
        if (shelf.All().FirstOrDefault(f => f.Platform == "linux-x64") is not { } companion)
        {
            return Problem.NotFound("This server has no Companion for Linux to offer. Lay it into its companion folder as linux-x64/deskside-companion.");
        }

        var certificate = context.RequestServices.GetService<ServerCertificate>();
        var isPinned = certificate is { IsSelfSigned: true };
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(
            Script
                .Replace("@SERVER@", addresses.ForCaller(context.Request).ToString().TrimEnd('/'), StringComparison.Ordinal)
                .Replace("@SHA256@", companion.Sha256, StringComparison.Ordinal)
                .Replace("@PIN@", isPinned ? certificate!.PublicKeyPin : "", StringComparison.Ordinal)
                .Replace("@FINGERPRINT@", isPinned ? certificate!.Fingerprint : "", StringComparison.Ordinal),
            "text/x-shellscript; charset=utf-8");
    }

    private static string ReadScript()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("scripts/linux.sh")!);
        return reader.ReadToEnd();
    }
}
