using System.Net;
using Deskside.Server.OutOfBand.Internal.Hellos;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class HelloPaceTests
{
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void An_address_that_repeats_its_hello_is_let_in_thirty_times_a_minute()
    {
        var time = new ManualTimeProvider();
        var pace = new HelloPace(time);
        Assert.Equal(HelloPace.AddressCallsAMinute, Enumerable.Range(0, 1000).Count(_ => pace.AddressMayCall(Address)));
        Assert.True(pace.AddressMayCall(IPAddress.Parse("203.0.113.8")));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(pace.AddressMayCall(Address));
    }

    [Fact]
    public void A_uuid_is_let_in_twelve_times_a_minute_wherever_it_calls_from_and_each_organisation_for_itself()
    {
        var pace = new HelloPace(new ManualTimeProvider());
        Assert.Equal(HelloPace.DeviceCallsAMinute, Enumerable.Range(0, 100).Count(_ => pace.DeviceMayCall("ours", DeviceScene.Uuid)));
        Assert.True(pace.DeviceMayCall("theirs", DeviceScene.Uuid));
    }

    [Fact]
    public void Neighbours_in_one_ipv6_network_count_as_one_guesser()
    {
        var time = new ManualTimeProvider();
        var pace = new HelloPace(time);
        for (var tries = 0; tries < HelloPace.WrongSecrets; tries++)
        {
            Assert.True(pace.AddressMayCall(IPAddress.Parse($"2001:db8::{tries + 1}")));
            Assert.Equal(tries == 0, pace.Wrong(IPAddress.Parse($"2001:db8::{tries + 1}"), DeviceScene.Uuid));
        }

        Assert.False(pace.AddressMayCall(IPAddress.Parse("2001:db8::ffff")));
        Assert.True(pace.AddressMayCall(IPAddress.Parse("2001:db8:1::1")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(pace.AddressMayCall(IPAddress.Parse("2001:db8::ffff")));
    }
}
