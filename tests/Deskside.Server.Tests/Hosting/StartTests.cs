using System.Net;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("--port 70000", "--port", "65535", "70000")]
    [InlineData("--port -1", "--port", "0", "-1")]
    [InlineData("--port=http", "--port", "number", "http")]
    [InlineData("--listen kitchen", "--listen", "IP address", "kitchen")]
    [InlineData("--tls yes", "--tls", "self", "yes")]
    [InlineData("--tls /nowhere/a.pem,/nowhere/b.pem", "--tls", "does not exist", "/nowhere/a.pem")]
    [InlineData("--public-url ftp://x", "--public-url", "https://", "ftp://x")]
    [InlineData("--public-url https://x/path?a=b", "--public-url", "without path", "https://x/path?a=b")]
    [InlineData("--trusted-proxy 10.0.0.1/33", "--trusted-proxy", "networks", "10.0.0.1/33")]
    [InlineData("--web /nowhere/at/all", "--web", "existing folder", "/nowhere/at/all")]
    [InlineData("--log loud", "--log", "text or json", "loud")]
    [InlineData("--data", "--data", "needs a value", "--data")]
    [InlineData("--prot 80", "Unknown option", "--port", "--prot")]
    [InlineData("--demo", "--demo", "DESKSIDE_DEMO_PASSWORD", "8 characters")]
    public void A_wrong_option_is_told_with_its_bound_and_value(string line, params string[] says)
    {
        var refused = Assert.Throws<StartRefused>(() => Read(line));
        Assert.All(says, s => Assert.Contains(s, refused.Message));
    }

    [Theory]
    [InlineData("--listen 0.0.0.0")]
    [InlineData("--listen *")]
    [InlineData("--listen 192.168.1.10")]
    [InlineData("--listen ::")]
    public void A_network_without_tls_is_refused_with_what_to_do(string line)
    {
        var refused = Assert.Throws<StartRefused>(() => Read(line));
        Assert.Contains("--tls self", refused.Message);
        Assert.Contains("--trusted-proxy", refused.Message);
        Assert.Contains("in clear", refused.Message);
        Read(line + " --tls self");
        Read(line + " --trusted-proxy 10.0.0.5");
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        var options = ServerOptionsReader.Read(["--port=81"], n => n switch { "DESKSIDE_PORT" => "82", "DESKSIDE_PUBLIC_URL" => "https://help.example.org", _ => null });
        Assert.Equal(81, options.Port);
        Assert.Equal("https://help.example.org/", options.PublicUrl!.ToString());
    }

    [Fact]
    public void Without_options_only_this_machine_is_served()
    {
        var options = Read("");
        Assert.Equal((8080, IPAddress.Loopback), (options.Port, options.Listen));
        Assert.Null(options.Database);
        Assert.False(options.IsDemo);
    }

    [Fact]
    public void A_database_password_is_not_repeated_when_it_is_refused()
    {
        var refused = Assert.Throws<StartRefused>(() => Read("--database mysql://root:hunter2@db/x"));
        Assert.DoesNotContain("hunter2", refused.Message);
    }

    private static ServerOptions Read(string line) => ServerOptionsReader.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => null);
}
