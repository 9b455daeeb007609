using System.Net;
using Deskside.Server.Hosting.Net;

namespace Deskside.Server.Tests.Hosting;

public sealed class CallerNetworkTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("::1", "::1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void A_caller_is_his_network(string address, string network) => Assert.Equal(network, CallerNetwork.Of(IPAddress.Parse(address)));
}
