using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class PageTests
{
    private static readonly IReadOnlySet<string> KnownNames = House.Assemblies.Values.SelectMany(Il.AllTypes).Select(type => type.Name.Split('`')[0])
        .Concat(House.SourceFiles().Select(path => Path.GetFileNameWithoutExtension(path)))
        .ToHashSet();

    [Fact]
    public void Folder_pages_name_only_what_exists()
    {
        var pages = House.FilesBelow("src", "README.md").Concat(House.FilesBelow("web", "README.md"));
        Assert.Empty(pages.SelectMany(path => PageRules.Violations(House.Relative(path), File.ReadAllText(path), KnownNames)));
    }

    [Fact]
    public void A_page_that_names_a_ghost_is_caught() =>
        Assert.Equal(["README.md names GhostOfAType, which does not exist"],
            PageRules.Violations("README.md", "See `GhostOfAType` and `FrameKind`.", new HashSet<string> { "FrameKind" }));
}
