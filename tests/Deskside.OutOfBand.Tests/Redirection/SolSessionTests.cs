using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.OutOfBand.Tests.Redirection;

public sealed class SolSessionTests
{
    [Fact]
    public async Task Text_goes_both_ways_and_power_is_told()
    {
        await using var line = await ScriptedLine.OpenAsync();
        await using var session = await StartAsync(line, TimeProvider.System);
        await line.SayAsync(SolWire.Text(SolWire.TextFromHost, 1, "login: "u8));
        Assert.Equal("login: "u8.ToArray(), Assert.IsType<SolNews.Text>(await session.NextAsync(CancellationToken.None)).Bytes);
        var state = SolWire.Numbered(SolWire.LineState, 10, 2);
        state[9] = 4;
        await line.SayAsync(state);
        Assert.Equal(new SolNews.Power(true), await session.NextAsync(CancellationToken.None));
        await session.WriteAsync("root\r"u8.ToArray(), CancellationToken.None);
        Assert.Equal("28000000010000000500726F6F740D", (await line.HearAsync(15)).ToHex());
    }

    [Fact]
    public async Task Long_texts_are_cut_and_numbered()
    {
        await using var line = await ScriptedLine.OpenAsync();
        await using var session = await StartAsync(line, TimeProvider.System);
        await session.WriteAsync(new byte[1000], CancellationToken.None);
        Assert.Equal("28000000010000000002", (await line.HearAsync(522))[..10].ToHex());
        Assert.Equal("2800000002000000E801", (await line.HearAsync(498))[..10].ToHex());
    }

    [Fact]
    public async Task A_quiet_session_is_kept_alive()
    {
        var time = new ManualTime();
        await using var line = await ScriptedLine.OpenAsync();
        await using var session = await StartAsync(line, time);
        while (time.TimerCount == 0) await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("2B00000001000000", (await line.HearAsync(8)).ToHex());
    }

    [Fact]
    public async Task A_ping_is_answered_and_an_end_is_told()
    {
        await using var line = await ScriptedLine.OpenAsync();
        await using var session = await StartAsync(line, TimeProvider.System);
        await line.SayAsync([.. SolWire.Numbered(SolWire.Ping, 8, 1), .. SolWire.Numbered(SolWire.EndReply, 8, 2)]);
        Assert.IsType<SolNews.Ended>(await session.NextAsync(CancellationToken.None));
        Assert.Equal((byte)SolWire.Pong, (await line.HearAsync(8))[0]);
        Assert.IsType<SolNews.Ended>(await session.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_refused_line_and_garbage_are_told()
    {
        await using var refused = await ScriptedLine.OpenAsync();
        var starting = SolSession.StartAsync(refused.Console, TimeProvider.System, CancellationToken.None).AsTask();
        var no = SolWire.Numbered(SolWire.StartReply, 23, 0);
        no[1] = 2;
        await refused.SayAsync(no);
        Assert.Contains("status 2", (await starting).Why);

        await using var line = await ScriptedLine.OpenAsync();
        await using var session = await StartAsync(line, TimeProvider.System);
        await line.SayAsync(0x77);
        Assert.Contains("0x77", Assert.IsType<SolNews.Ended>(await session.NextAsync(CancellationToken.None)).Why);
    }

    private static async Task<SolSession> StartAsync(ScriptedLine line, TimeProvider time)
    {
        var starting = SolSession.StartAsync(line.Console, time, CancellationToken.None).AsTask();
        Assert.Equal((byte)SolWire.Start, (await line.HearAsync(24))[0]);
        await line.SayAsync(SolWire.Numbered(SolWire.StartReply, 23, 0));
        return (await starting).Session!;
    }
}
