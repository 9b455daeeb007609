namespace Deskside.Server.Hosting.Access;

/// <summary>The token of callers that are no browser: <c>Authorization: Bearer …</c>. Where it is present, cookies are not read.</summary>
public static class BearerToken
{
    private const string Prefix = "Bearer ";

    public static bool IsPresent(HttpRequest request) => request.Headers.Authorization.Count > 0;

    public static string? Read(HttpRequest request)
    {
        var value = request.Headers.Authorization.ToString();
        return value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? value[Prefix.Length..].Trim() : null;
    }
}
