using System.Text.RegularExpressions;
using Deskside.Stage;

namespace Deskside.Journeys.Tests.People;

/// <summary>The pages that there are, read from the very lists by which the web shows them.</summary>
internal static partial class PageList
{
    /// <summary>The administration's, below /console/admin/.</summary>
    public static IReadOnlyList<string> Administration => Find(AdminLine(), "web/console/src/admin/pages.tsx");

    /// <summary>All others of the console, as its routes name them.</summary>
    public static IReadOnlyList<string> Console => Find(RouteLine(), "web/console/src/app.tsx");

    /// <summary>The customer's, by the phase of his visit.</summary>
    public static IReadOnlyList<string> Customer => Find(PhaseLine(), "web/customer/src/app.tsx");

    private static IReadOnlyList<string> Find(Regex line, string file)
    {
        var found = line.Matches(File.ReadAllText(Path.Combine(Checkout.Root, file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(found.Count > 3, $"{file} is no list of pages any more.");
        return found;
    }

    [GeneratedRegex("path: '([^']+)'")]
    private static partial Regex AdminLine();

    [GeneratedRegex("<Route path=\"([^\"]+)\"")]
    private static partial Regex RouteLine();

    [GeneratedRegex("case '([^']+)':")]
    private static partial Regex PhaseLine();
}
