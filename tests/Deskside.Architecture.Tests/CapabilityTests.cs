using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class CapabilityTests
{
    private static readonly IReadOnlyDictionary<string, int> Ranks =
        CapabilityRules.RanksFromPage(File.ReadAllText(Path.Combine(House.Root, "docs/architecture.md")));

    [Fact]
    public void Arrows_between_capabilities_go_down_and_to_the_face() =>
        Assert.Empty(CapabilityRules.Violations(House.Assemblies["Deskside.Server"], "Deskside.Server", Ranks));

    [Fact]
    public void Planted_arrows_are_all_caught()
    {
        var broken = CapabilityRules.Violations(House.Planted, "Planted.Server", Ranks);
        Assert.Contains(broken, line => line.Contains($"Audit (rank {Ranks["Audit"]}) may not call Queue (rank {Ranks["Queue"]})"));
        Assert.Contains(broken, line => line.Contains("Internal of Sessions is not its face"));
        Assert.Contains(broken, line => line.Contains($"Sessions (rank {Ranks["Sessions"]}) may not call Technicians (rank {Ranks["Technicians"]})"));
        Assert.Contains(broken, line => line.Contains($"Technicians (rank {Ranks["Technicians"]}) may not call Sessions (rank {Ranks["Sessions"]})"));
        Assert.Contains(broken, line => line.StartsWith("Unranked has no rank"));
    }
}
