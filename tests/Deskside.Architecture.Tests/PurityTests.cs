using Deskside.Architecture.Tests.Rules;

namespace Deskside.Architecture.Tests;

public sealed class PurityTests
{
    [Theory]
    [InlineData("Deskside.Domain")]
    [InlineData("Deskside.Codec")]
    [InlineData("Deskside.Protocol")]
    [InlineData("Deskside.Sealing")]
    public void The_ground_floor_is_pure(string project) => Assert.Empty(PurityRules.Violations(House.Assemblies[project]));

    [Fact]
    public void A_planted_file_and_socket_are_caught()
    {
        var broken = PurityRules.Violations(House.Planted);
        Assert.Contains("Planted.Ground.Impure -> System.IO.File", broken);
        Assert.Contains("Planted.Ground.Impure -> System.Net.Sockets.TcpListener", broken);
    }
}
