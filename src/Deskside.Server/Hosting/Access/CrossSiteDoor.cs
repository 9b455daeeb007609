using Deskside.Server.Hosting.Problems;

namespace Deskside.Server.Hosting.Access;

/// <summary>The only way in for pages of other sites: /api/v1/box/PORTAL/… from an origin on that portal's list, without cookies.</summary>
/// <remarks>
/// CORS is answered here and nowhere else, for exact origins, never with credentials: whoever calls proves himself by a bearer token.
/// A closed list of calls is led on to the routes of the customer's own page; anything else under the prefix has a route of its own or
/// is not found. Errors: 403 foreign-origin.
/// </remarks>
internal sealed class CrossSiteDoor(RequestDelegate next, ICrossSiteRule rule)
{
    private const string Prefix = "/api/v1/box/";

    private static readonly HashSet<string> LedOn = new(StringComparer.Ordinal)
    {
        "GET /requests/mine", "DELETE /requests/mine", "GET /requests/mine/messages", "POST /requests/mine/messages", "POST /requests/mine/messages/seen",
        "POST /requests/mine/typing", "POST /requests/mine/link", "GET /events",
    };

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var slash = path.IndexOf('/', Prefix.Length);
        var portal = slash < 0 ? path[Prefix.Length..] : path[Prefix.Length..slash];
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length is 0 or > 300 || !await rule.IsAllowedAsync(portal, origin, context.RequestAborted))
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "foreign-origin", "Pages of this site may not use this portal. Its administrator can add the site's address to the portal's list.").ExecuteAsync(context);
            return;
        }

        Allow(context, origin);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Request.Headers.Remove("Cookie");
        context.Features.Set(new KnownOrigin(origin, portal));
        if (slash >= 0 && LedOn.Contains($"{context.Request.Method} {path[slash..]}"))
        {
            context.Request.Path = "/api/v1" + path[slash..];
        }

        await next(context);
    }

    /// <summary>Put on as the answer starts, so that errors bear them too: without them the page could not read why.</summary>
    private static void Allow(HttpContext context, string origin) => context.Response.OnStarting(() =>
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Append("Vary", "Origin");
        headers.AccessControlExposeHeaders = "Retry-After";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET, POST, DELETE";
            headers.AccessControlAllowHeaders = "authorization, content-type, idempotency-key, last-event-id";
            headers.AccessControlMaxAge = "600";
        }

        return Task.CompletedTask;
    });
}
