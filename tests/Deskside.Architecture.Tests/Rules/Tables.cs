namespace Deskside.Architecture.Tests.Rules;

/// <summary>Reads the Markdown tables that the tests hold against the code.</summary>
internal static class Tables
{
    /// <summary>The body rows of the first table below a heading, cells trimmed.</summary>
    public static IEnumerable<string[]> Rows(string page, string heading) =>
        page.Split('\n')
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
}
