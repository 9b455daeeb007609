using System.Security.Cryptography;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;

namespace Deskside.OutOfBand.Tests.Cira;

public sealed class ChannelTests
{
    [Fact]
    public async Task Nothing_goes_beyond_the_credit_and_more_credit_goes_on()
    {
        await using var desk = await Desk.ReadyAsync();
        var (channel, _) = await desk.ChannelAsync(77, 512);
        var bytes = RandomNumberGenerator.GetBytes(1500);
        var writing = channel.WriteAsync(bytes).AsTask();

        var first = await desk.Device.HearAsync<ApfMessage.ChannelBytes>();
        Assert.Equal(77u, first.Recipient);
        var heard = first.Payload.ToArray().ToList();
        Assert.Equal(512, heard.Count);
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(1));
        Assert.IsType<ApfMessage.KeepAliveReply>(await desk.Device.HearAsync());
        Assert.False(writing.IsCompleted);

        foreach (var grant in new uint[] { 488, 500 })
        {
            await desk.Device.SayAsync(new ApfMessage.ChannelWindowAdjust(channel.LocalId, grant));
            var more = await desk.Device.HearAsync<ApfMessage.ChannelBytes>();
            Assert.Equal((int)grant, more.Payload.Length);
            heard.AddRange(more.Payload.ToArray());
        }
        await writing.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(bytes, heard);
    }

    [Fact]
    public async Task What_is_read_is_granted_again_and_what_is_not_read_is_not()
    {
        await using var desk = await Desk.ReadyAsync(Small(1024));
        var (channel, asked) = await desk.ChannelAsync(5, 4096);
        Assert.Equal(1024u, asked.Window);
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[1024]));
        var buffer = new byte[400];
        await channel.ReadExactlyAsync(buffer);
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(1));
        Assert.IsType<ApfMessage.KeepAliveReply>(await desk.Device.HearAsync());
        await channel.ReadExactlyAsync(buffer);
        Assert.Equal(new ApfMessage.ChannelWindowAdjust(5, 800), await desk.Device.HearAsync());
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        await using var desk = await Desk.ReadyAsync();
        var opening = desk.Connection.OpenAsync(16992, CancellationToken.None).AsTask();
        var asked = await desk.Device.HearAsync<ApfMessage.ChannelOpen>();
        Assert.Equal((16992u, "pc.home"), (asked.Port, asked.Address));
        await desk.Device.SayAsync(new ApfMessage.ChannelOpenFailure(asked.Sender, ApfOpenFailureReason.ConnectFailed));
        Assert.Equal(new ChannelOutcome.Refused(ApfOpenFailureReason.ConnectFailed), await opening);
    }

    [Fact]
    public async Task A_close_by_the_device_is_answered_once_and_what_came_before_can_be_read()
    {
        await using var desk = await Desk.ReadyAsync();
        var (channel, asked) = await desk.ChannelAsync(5, 4096);
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[] { 1, 2, 3 }));
        await desk.Device.SayAsync(new ApfMessage.ChannelClose(asked.Sender));
        Assert.Equal(new ApfMessage.ChannelClose(5), await desk.Device.HearAsync());
        var buffer = new byte[8];
        Assert.Equal(3, await channel.ReadAsync(buffer));
        Assert.Equal(0, await channel.ReadAsync(buffer));
        await channel.DisposeAsync();
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(1));
        Assert.IsType<ApfMessage.KeepAliveReply>(await desk.Device.HearAsync());
    }

    [Fact]
    public async Task A_close_here_is_sent_once_and_late_bytes_are_ignored()
    {
        await using var desk = await Desk.ReadyAsync();
        var (channel, asked) = await desk.ChannelAsync(5, 4096);
        await channel.DisposeAsync();
        await channel.DisposeAsync();
        Assert.Equal(new ApfMessage.ChannelClose(5), await desk.Device.HearAsync());
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[] { 1, 2, 3 }));
        await desk.Device.SayAsync(new ApfMessage.ChannelClose(asked.Sender));
        await desk.Device.SayAsync(new ApfMessage.KeepAliveRequest(1));
        Assert.IsType<ApfMessage.KeepAliveReply>(await desk.Device.HearAsync());
    }

    [Fact]
    public async Task A_confirmation_that_comes_too_late_is_closed_at_once()
    {
        await using var desk = await Desk.ReadyAsync(Small(1024) with { Channels = new ApfChannelOptions { OpenPatience = TimeSpan.FromMilliseconds(50) } });
        Assert.IsType<ChannelOutcome.NoAnswer>(await desk.Connection.OpenAsync(16992, CancellationToken.None));
        var asked = await desk.Device.HearAsync<ApfMessage.ChannelOpen>();
        await desk.Device.SayAsync(new ApfMessage.ChannelOpenConfirmation(asked.Sender, 31, 512));
        Assert.Equal(new ApfMessage.ChannelClose(31), await desk.Device.HearAsync());
    }

    [Fact]
    public async Task A_channel_that_nobody_reads_holds_up_no_other()
    {
        await using var desk = await Desk.ReadyAsync(Small(2048));
        var (_, asleep) = await desk.ChannelAsync(1, 4096);
        var (awake, asked) = await desk.ChannelAsync(2, 4096);
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asleep.Sender, new byte[2048]));
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[] { 42 }));
        var buffer = new byte[1];
        await awake.ReadExactlyAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(42, buffer[0]);
    }

    private static CiraOptions Small(int window) =>
        new() { ForwardPause = TimeSpan.FromMilliseconds(50), Channels = new ApfChannelOptions { WindowBytes = window, MaxOverrunBytes = 4096 } };

}
