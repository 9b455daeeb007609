using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Hosting.Access;

/// <summary>Refuses calls that another site's page made a browser send.</summary>
/// <remarks>
/// A call that changes something and that a browser may have sent (it has a cookie, an Origin or a Sec-Fetch-Site) needs the header
/// <c>X-Deskside: 1</c>, which a foreign page cannot add without being asked first by CORS, and its Origin must be ours. Cookies are
/// SameSite=Strict besides. A bearer token cannot be sent by a foreign page, and beside it cookies are not read.
/// </remarks>
internal sealed class ForgeryGuard(RequestDelegate next, ServerOptions options)
{
    public const string Header = "X-Deskside";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsUnsafe(context.Request) && !IsTrusted(context.Request))
        {
            await Problem.Of(403, "forged-call", "This call needs the header X-Deskside: 1 and must come from this server's own pages.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool IsUnsafe(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private bool IsTrusted(HttpRequest request)
    {
        // Let in by the cross-site door: the origin is a known one, and cookies were taken off.
        if (BearerToken.IsPresent(request) || request.HttpContext.Features.Get<KnownOrigin>() is not null)
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (request.Headers.Cookie.Count == 0 && origin.Length == 0 && site.Length == 0)
        {
            return true;
        }

        return request.Headers[Header] == "1"
            && site is "" or "same-origin" or "none"
            && (origin.Length == 0 || OriginRule.IsOurs(origin, request, options));
    }
}
