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
        Assert.Contains(broken, line => line.Contains("Audit (rank 1) may not call Queue (rank 4)"));
        Assert.Contains(broken, line => line.Contains("Internal of Sessions is not its face"));
        Assert.Contains(broken, line => line.Contains("Sessions (rank 3) may not call Technicians (rank 3)"));
        Assert.Contains(broken, line => line.Contains("Technicians (rank 3) may not call Sessions (rank 3)"));
        Assert.Contains(broken, line => line.StartsWith("Unranked has no rank"));
    }
}
