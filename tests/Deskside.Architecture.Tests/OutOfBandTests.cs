using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class OutOfBandTests
{
    [Fact]
    public void The_out_of_band_room_keeps_nothing_and_starts_nothing() =>
        Assert.Empty(OutOfBandRules.Violations(House.Assemblies["Deskside.OutOfBand"]));

    [Fact]
    public void A_planted_process_and_file_are_caught()
    {
        var broken = OutOfBandRules.Violations(House.Planted);
        Assert.Contains("Planted.OutOfBand.Reaching -> System.Diagnostics.Process", broken);
        Assert.Contains("Planted.OutOfBand.Reaching -> System.IO.File", broken);
        Assert.DoesNotContain(broken, line => line.Contains("TcpListener"));
    }
}
