namespace Deskside.Domain.Portals;

/// <summary>The languages that customers' pages and mails speak.</summary>
public static class CustomerLanguages
{
    public const string Default = "en";

    public static readonly IReadOnlyList<string> All = ["en", "de", "fr", "es"];

    public static bool Knows(string? tag) => tag is not null && All.Contains(tag);

    /// <summary>The best of the offered ones for an Accept-Language header; the first offered when none fits. Never throws.</summary>
    /// <remarks>Source: RFC 9110, 12.5.4. "de-AT" is content with "de". At most 20 entries are read.</remarks>
    public static string Negotiate(string? acceptLanguage, IReadOnlyList<string> offered)
    {
        var (best, weight) = (offered.Count > 0 ? offered[0] : Default, 0.0);
        foreach (var part in (acceptLanguage ?? "").Split(',', 21, StringSplitOptions.TrimEntries).Take(20))
        {
            var pieces = part.Split(';', 2, StringSplitOptions.TrimEntries);
            var tag = pieces[0].Split('-')[0].ToLowerInvariant();
            var wish = pieces.Length == 1 ? 1 : ReadWeight(pieces[1]);
            if (wish > weight && offered.Contains(tag))
            {
                (best, weight) = (tag, wish);
            }
        }

        return best;
    }

    private static double ReadWeight(string text) =>
        text.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text.AsSpan(2), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var weight)
            ? Math.Clamp(weight, 0, 1)
            : 0;
}
