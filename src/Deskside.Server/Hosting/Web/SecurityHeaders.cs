using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Hosting.Web;

/// <summary>What every answer says to the browser: run only our own code, be framed by nobody, tell nobody where you came from.</summary>
/// <remarks>wasm-unsafe-eval: the picture's decoder is WebAssembly. unsafe-inline for styles only: the console's components set style attributes.</remarks>
internal sealed class SecurityHeaders(RequestDelegate next, ServerOptions options)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self' blob:; media-src 'self' blob: data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string SmartBoxScript = "/smartbox.js";

    private const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(self), clipboard-read=(self), clipboard-write=(self), fullscreen=(self), keyboard-map=(self)";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The ask box is made to be loaded by other sites' pages; nothing else is.
        headers["Cross-Origin-Resource-Policy"] = context.Request.Path == SmartBoxScript ? "cross-origin" : "same-origin";
        headers.XFrameOptions = "DENY";
        // Not for a self-signed certificate: on localhost the promise would bind every other server of that machine.
        if (context.Request.IsHttps && options.Tls is not TlsChoice.SelfSigned)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
