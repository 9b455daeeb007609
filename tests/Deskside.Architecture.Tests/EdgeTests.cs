using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class EdgeTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(House.Root, "docs/architecture.md"));

    [Fact]
    public void Project_references_are_those_of_the_architecture_page()
    {
        var actual = EdgeRules.FromProjects(House.FilesBelow("src", "*.csproj"));
        Assert.Empty(EdgeRules.Violations(actual, EdgeRules.FromPage(Page)));
    }

    [Fact]
    public void An_edge_that_the_page_lacks_is_caught()
    {
        var actual = EdgeRules.FromProjects(House.FilesBelow("src", "*.csproj")).ToDictionary();
        actual["Deskside.Server"] = actual["Deskside.Server"].Append("Deskside.Sealing").ToHashSet();
        Assert.Equal(["Deskside.Server -> Deskside.Sealing is not allowed"], EdgeRules.Violations(actual, EdgeRules.FromPage(Page)));
    }

    [Fact]
    public void A_row_that_names_no_project_is_caught()
    {
        var allowed = EdgeRules.FromPage(Page).ToDictionary();
        allowed["Deskside.Attic"] = new HashSet<string>();
        var broken = EdgeRules.Violations(EdgeRules.FromProjects(House.FilesBelow("src", "*.csproj")), allowed);
        Assert.Equal(["Deskside.Attic stands in the table, but is no project"], broken);
    }

    [Fact]
    public void The_server_assembly_knows_neither_keys_nor_pixels()
    {
        var names = House.Assemblies["Deskside.Server"].MainModule.AssemblyReferences.Select(reference => reference.Name);
        Assert.DoesNotContain(names, name => name is "Deskside.Sealing" or "Deskside.Codec" or "Deskside.Companion");
    }
}
