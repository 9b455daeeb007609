using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Tests.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

public sealed class CiraConnectionTests
{
    [Fact]
    public async Task A_device_says_hello_signs_in_and_offers_its_ports()
    {
        await using var desk = await Desk.ReadyAsync();
        Assert.Equal(new DeviceHello(ApfVectors.Uuid, ApfTrigger.ByPerson, 1, 0), desk.Connection.Hello);
        Assert.True(desk.Connection.IsSignedIn);
        Assert.Equal([5900, 16992, 16994], desk.Connection.Ports);
    }

    [Fact]
    public async Task A_device_without_port_5900_is_ready_after_a_pause()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.SignInAsync(ApfVectors.Uuid, Desk.Secret);
        await desk.Device.ForwardAsync(16992, 16993);
        Assert.Equal([16992, 16993], (await desk.Gate.Ready.Task.WaitAsync(TimeSpan.FromSeconds(10))).Ports);
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(1));
        Assert.IsType<ApfMessage.KeepAliveReply>(await desk.Device.HearAsync());
    }

    [Fact]
    public async Task A_port_is_answered_even_when_no_answer_was_wanted()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.SignInAsync(ApfVectors.Uuid, Desk.Secret);
        await desk.Device.SayAsync(new ApfMessage.ForwardRequest("pc.home", 16992, false));
        Assert.Equal(16992u, (await desk.Device.HearAsync<ApfMessage.RequestSuccess>()).Port);
    }

    [Fact]
    public async Task A_sign_of_life_is_answered_with_its_cookie()
    {
        await using var desk = await Desk.ReadyAsync();
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(0xC00C1E));
        Assert.Equal(0xC00C1Eu, (await desk.Device.HearAsync<ApfMessage.KeepAliveReply>()).Cookie);
    }

    [Fact]
    public async Task A_cancelled_port_is_gone()
    {
        await using var desk = await Desk.ReadyAsync();
        await desk.Device.SayAsync(new ApfMessage.ForwardCancel("pc.home", 16994, true));
        Assert.Equal(new ApfMessage.RequestSuccess(null), await desk.Device.HearAsync(ApfReplyShape.Bare));
        Assert.Equal([5900, 16992], desk.Connection.Ports);
    }

    [Fact]
    public async Task A_goodbye_ends_the_line_and_its_channels()
    {
        await using var desk = await Desk.ReadyAsync();
        var (channel, _) = await desk.ChannelAsync(1, 1000);
        await desk.Device.SayAsync(new ApfMessage.Disconnect(ApfDisconnectReason.ByApplication));
        Assert.Equal(CiraEndCause.DeviceLeft, (await desk.EndAsync()).Cause);
        Assert.Equal(0, await channel.ReadAsync(new byte[10]));
        await Assert.ThrowsAsync<IOException>(async () => await channel.WriteAsync(new byte[10]));
    }

    [Fact]
    public async Task Closing_here_tells_the_device()
    {
        await using var desk = await Desk.ReadyAsync();
        desk.Connection.Close();
        Assert.Equal(ApfDisconnectReason.ByApplication, (await desk.Device.HearAsync<ApfMessage.Disconnect>()).Reason);
        Assert.Equal(CiraEndCause.ClosedHere, (await desk.EndAsync()).Cause);
    }

    [Fact]
    public async Task An_unknown_device_is_never_asked_for_its_secret()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.HelloAsync(Guid.Parse("00000000-0000-0000-0000-00000000beef"));
        Assert.IsType<ApfMessage.Disconnect>(await desk.Device.HearAsync());
        var end = await desk.EndAsync();
        Assert.Equal(CiraEndCause.Refused, end.Cause);
        Assert.Contains("00000000-0000-0000-0000-00000000beef", end.Why);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_and_ends_the_line()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.HelloAsync(ApfVectors.Uuid);
        await desk.Device.SayAsync(new ApfMessage.ServiceRequest(ApfNames.SignInService));
        await desk.Device.HearAsync<ApfMessage.ServiceAccept>();
        await desk.Device.SayAsync(new ApfMessage.SignInRequest("device", ApfNames.ForwardService, ApfNames.MethodNone, null));
        Assert.Equal("password", (await desk.Device.HearAsync<ApfMessage.SignInFailure>()).Methods);
        await desk.Device.SayAsync(new ApfMessage.SignInRequest("device", ApfNames.ForwardService, ApfNames.MethodPassword, "guess"));
        Assert.Equal("password", (await desk.Device.HearAsync<ApfMessage.SignInFailure>()).Methods);
        Assert.Equal(CiraEndCause.WrongSecret, (await desk.EndAsync()).Cause);
    }

    [Fact]
    public async Task No_channel_opens_before_the_device_has_signed_in()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.IsType<ChannelOutcome.LineLost>(await desk.Connection.OpenAsync(16992, CancellationToken.None));
    }
}
