using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Hosting.Access;

/// <summary>Whether a page of this origin is one of ours: the declared public address, or the very address that was called.</summary>
internal static class OriginRule
{
    public static bool IsOurs(string origin, HttpRequest request, ServerOptions options) =>
        (options.PublicUrl is { } known && string.Equals(origin, known.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase))
        || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
