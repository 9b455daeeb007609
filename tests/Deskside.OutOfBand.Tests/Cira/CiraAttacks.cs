using System.Buffers.Binary;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Tests.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

public sealed class CiraAttacks
{
    private static readonly ApfMessage[] AnyFirst =
    [
        new ApfMessage.ServiceRequest(ApfNames.SignInService), new ApfMessage.SignInRequest("x", "y", ApfNames.MethodNone, null),
        new ApfMessage.ForwardRequest("", 16992, true), new ApfMessage.KeepAliveRequest(1), new ApfMessage.ChannelBytes(4, new byte[4]),
    ];

    [Fact]
    public async Task Nothing_may_come_before_the_hello()
    {
        foreach (var message in AnyFirst)
        {
            await using var desk = await Desk.OpenAsync();
            await desk.Device.SayAsync(message);
            var end = await desk.EndAsync();
            Assert.Equal(CiraEndCause.Violation, end.Cause);
            Assert.Contains("phase Hello", end.Why);
        }
    }

    [Fact]
    public async Task A_second_hello_and_an_early_port_end_the_line()
    {
        await using var twice = await Desk.OpenAsync();
        await twice.Device.HelloAsync(ApfVectors.Uuid);
        await twice.Device.HelloAsync(ApfVectors.Uuid);
        Assert.Equal(CiraEndCause.Violation, (await twice.EndAsync()).Cause);

        await using var early = await Desk.OpenAsync();
        await early.Device.HelloAsync(ApfVectors.Uuid);
        await early.Device.SayAsync(new ApfMessage.ForwardRequest("", 16992, true));
        Assert.Contains("GlobalRequest may not come", (await early.EndAsync()).Why);
    }

    [Fact]
    public async Task The_forward_service_cannot_be_had_without_signing_in()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.HelloAsync(ApfVectors.Uuid);
        await desk.Device.SayAsync(new ApfMessage.ServiceRequest(ApfNames.ForwardService));
        Assert.Equal(CiraEndCause.Violation, (await desk.EndAsync()).Cause);
    }

    [Fact]
    public async Task A_browser_that_found_the_port_is_told_off()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.Line.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        Assert.Equal(CiraEndCause.Violation, (await desk.EndAsync()).Cause);
    }

    [Fact]
    public async Task A_little_overrun_is_forgiven_and_a_flood_is_not()
    {
        await using var desk = await Desk.ReadyAsync(Tight());
        var (channel, asked) = await desk.ChannelAsync(1, 4096);
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[1024 + 4096]));
        await channel.ReadExactlyAsync(new byte[10]);
        await desk.Device.SayAsync(new ApfMessage.ChannelBytes(asked.Sender, new byte[8192]));
        var end = await desk.EndAsync();
        Assert.Equal(CiraEndCause.Violation, end.Cause);
        Assert.Contains("beyond its window", end.Why);
    }

    [Fact]
    public async Task An_endless_text_ends_the_line_before_it_has_come()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Device.HelloAsync(ApfVectors.Uuid);
        var bytes = new byte[5];
        bytes[0] = (byte)ApfType.ServiceRequest;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), 1u << 30);
        await desk.Device.Line.WriteAsync(bytes);
        Assert.Contains("TextTooLong", (await desk.EndAsync()).Why);
    }

    [Fact]
    public async Task A_thousand_channels_from_the_device_end_the_line()
    {
        await using var desk = await Desk.ReadyAsync();
        try
        {
            for (uint number = 0; number < 1000; number++)
                await desk.Device.SayAsync(new ApfMessage.ChannelOpen(ApfNames.DirectChannel, number, 1024, "x", 1, "y", 2));
        }
        catch (IOException)
        {
            // It was cut off in the middle, as it should be.
        }
        var end = await desk.EndAsync();
        Assert.Equal(CiraEndCause.Violation, end.Cause);
        Assert.Contains("65 channels", end.Why);
    }

    [Fact]
    public async Task An_unasked_confirmation_ends_the_line()
    {
        await using var desk = await Desk.ReadyAsync();
        await desk.Device.SayAsync(new ApfMessage.ChannelOpenConfirmation(4, 1, 512));
        Assert.Contains("nobody asked", (await desk.EndAsync()).Why);
    }

    [Fact]
    public async Task Bytes_that_drip_do_not_hold_a_line_open()
    {
        var time = new ManualTime();
        await using var desk = await Desk.OpenAsync(new CiraOptions(), time);
        await desk.Device.Line.WriteAsync(ApfVectors.Hello.AsMemory(0, 20));
        while (time.TimerCount == 0) await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(29));
        await desk.Device.Line.WriteAsync(ApfVectors.Hello.AsMemory(20, 1));
        Assert.False(desk.Run.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        var end = await desk.EndAsync();
        Assert.Equal(CiraEndCause.TooSlow, end.Cause);
        Assert.Contains("30 s", end.Why);
    }

    [Fact]
    public async Task A_device_that_asks_and_never_reads_is_closed()
    {
        await using var desk = await Desk.ReadyAsync();
        var asked = ApfVectors.Bytes(new ApfMessage.KeepAliveRequest(1));
        var many = Enumerable.Repeat(asked, 10_000).SelectMany(bytes => bytes).ToArray();
        var flooding = FloodAsync(desk.Device.Line, many);
        var end = await desk.EndAsync();
        Assert.Equal(CiraEndCause.Violation, end.Cause);
        Assert.Contains("does not read", end.Why);
        await desk.DisposeAsync();
        await flooding;
    }

    private static async Task FloodAsync(Stream line, byte[] bytes)
    {
        try
        {
            for (var round = 0; round < 1000; round++) await line.WriteAsync(bytes);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The test's line is gone.
        }
    }

    private static CiraOptions Tight() =>
        new() { ForwardPause = TimeSpan.FromMilliseconds(50), Channels = new ApfChannelOptions { WindowBytes = 1024, MaxOverrunBytes = 4096 } };
}
