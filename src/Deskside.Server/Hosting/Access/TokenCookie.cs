namespace Deskside.Server.Hosting.Access;

/// <summary>Sets and clears the cookies that carry tokens: HttpOnly, SameSite=Strict, Secure under HTTPS, for the whole site.</summary>
public static class TokenCookie
{
    public static void Set(HttpContext context, string name, SecretToken token, TimeSpan lifetime) =>
        context.Response.Cookies.Append(name, token.Text, Options(context, lifetime));

    /// <summary>For the way to another site and back: Lax, so that the browser brings it along when that site sends it here again.</summary>
    public static void SetForReturn(HttpContext context, string name, SecretToken token, TimeSpan lifetime)
    {
        var options = Options(context, lifetime);
        options.SameSite = SameSiteMode.Lax;
        context.Response.Cookies.Append(name, token.Text, options);
    }

    public static void Clear(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options(context, TimeSpan.Zero));

    private static CookieOptions Options(HttpContext context, TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
