using Deskside.Domain.Integrators;

namespace Deskside.Server.ApiKeys.Internal;

/// <summary>Scopes as stored: "requests:read,requests:write". A scope that this program does not know gives no right.</summary>
internal static class ScopeText
{
    public static string Write(IEnumerable<ApiScope> scopes) => string.Join(',', scopes.Distinct().Order().Select(ApiScopes.Write));

    public static IReadOnlySet<ApiScope> Read(string text) => text.Split(',').Select(ApiScopes.Read).OfType<ApiScope>().ToHashSet();
}
