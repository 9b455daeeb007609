using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class SizeTests
{
    [Fact]
    public void No_file_is_oversize_unless_listed()
    {
        var listed = SizeRules.FromList(File.ReadAllText(Path.Combine(House.Root, "tests/oversize.txt")));
        var files = House.SourceFiles().Concat(House.FilesBelow("tests", "*.cs"))
            .Where(path => !path.Contains("/generated/", StringComparison.Ordinal))
            .Select(path => (House.Relative(path), File.ReadLines(path).Count()));
        Assert.Empty(SizeRules.Violations(files, listed));
    }

    [Fact]
    public void A_planted_long_file_is_caught() =>
        Assert.Equal(["src/Long.cs has 401 lines, at most 400 are allowed"],
            SizeRules.Violations([("src/Long.cs", 401), ("src/Short.cs", 400)], new Dictionary<string, int>()));

    [Fact]
    public void A_listed_file_may_not_grow_and_leaves_the_list_when_it_shrinks()
    {
        var listed = SizeRules.FromList("# comment\nsrc/Long.cs 500 a table of keysyms");
        Assert.Equal(["src/Long.cs grew to 501 lines, its listed limit is 500"], SizeRules.Violations([("src/Long.cs", 501)], listed));
        Assert.Equal(["src/Long.cs is listed as oversize, but is not: strike it"], SizeRules.Violations([("src/Long.cs", 10)], listed));
    }
}
