using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class NameTests
{
    private static readonly IReadOnlySet<string> Banned =
        NameRules.FromGlossary(File.ReadAllText(Path.Combine(House.Root, "docs/glossary.md")));

    public static TheoryData<string> Projects() => [.. House.Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_name_bears_a_banned_word(string project) => Assert.Empty(NameRules.Violations(House.Assemblies[project], Banned));

    [Fact]
    public void Planted_names_are_caught()
    {
        var broken = NameRules.Violations(House.Planted, Banned);
        Assert.Contains(broken, line => line.Contains("SessionManager: \"Manager\""));
        Assert.Contains(broken, line => line.Contains("UserName: \"User\""));
        Assert.Contains(broken, line => line.Contains("CountClient: \"Client\""));
        Assert.Contains(broken, line => line.Contains("(agentNumber): \"agent\""));
    }
}
