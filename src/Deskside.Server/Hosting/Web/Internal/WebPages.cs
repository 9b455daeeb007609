using Microsoft.AspNetCore.StaticFiles;

namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>Serves the pages: the customer's at / and /p/…, the console at /console/… and /setup. Any other path is a file, or 404.</summary>
internal sealed class WebPages(IWebFiles files)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = MakeContentTypes();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, WebPages pages) => pages.ServeAsync(context))
            .ExcludeFromDescription()
            .RequireRateLimiting(RateLimits.Files)
            .WithOrder(int.MaxValue - 1);
    }

    public async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path == "/console")
        {
            context.Response.Redirect("/console/");
            return;
        }

        if (path.StartsWith("/api/", StringComparison.Ordinal) || Locate(path) is not { } name || files.Find(name) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SendAsync(context, name, file);
    }

    /// <summary>A path with a dot in its last part is a file; any other is a page that the script of its bundle shows.</summary>
    internal static string? Locate(string path)
    {
        if (path.Contains("..", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var isFile = path.LastIndexOf('.') > path.LastIndexOf('/');
        if (isFile)
        {
            return (path.StartsWith("/assets/console/", StringComparison.Ordinal) ? "console" : "customer") + path;
        }

        if (path == "/setup" || path.StartsWith("/console/", StringComparison.Ordinal))
        {
            return "console/index.html";
        }

        return path is "/" or "/join" || path.StartsWith("/p/", StringComparison.Ordinal) ? "customer/index.html" : null;
    }

    private static async Task SendAsync(HttpContext context, string name, WebFile file)
    {
        var headers = context.Response.Headers;
        headers.ETag = file.ETag;
        headers.Vary = "Accept-Encoding";
        // The build names assets by their content; pages keep their name and change.
        headers.CacheControl = name.Contains("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch.Contains(file.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = ContentTypes.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        var isBrotli = file.OpenBrotli is not null && AcceptsBrotli(context.Request);
        if (isBrotli)
        {
            headers.ContentEncoding = "br";
        }

        await using var stream = isBrotli ? file.OpenBrotli!() : file.OpenPlain();
        context.Response.ContentLength = stream.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await stream.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString().Split(',').Any(e => e.Trim() is "br" || e.Trim().StartsWith("br;q=0.", StringComparison.Ordinal) || e.Trim() == "br;q=1");

    private static FileExtensionContentTypeProvider MakeContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".mjs"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";
        types.Mappings[".html"] = "text/html; charset=utf-8";
        types.Mappings[".wasm"] = "application/wasm";
        types.Mappings[".dvec"] = "application/octet-stream";
        return types;
    }
}
