using System.Security.Cryptography;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.OutOfBand.Tests.Redirection;

public sealed class IderSessionTests
{
    private readonly byte[] _image = RandomNumberGenerator.GetBytes(40 * 2048);

    [Fact]
    public async Task A_long_read_comes_in_pieces_of_the_device_s_buffer_and_only_the_last_is_complete()
    {
        await using var drives = await DrivesAsync(8192);
        await drives.CommandAsync(1, 0xB0, [0x28, 0, 0, 0, 0, 3, 0, 0, 10, 0, 0, 0]);
        var bytes = new List<byte>();
        foreach (var (length, attributes) in new[] { (8192, 0), (8192, 0), (4096, 2) })
        {
            var message = await drives.Line.HearAsync(IderWire.PayloadAt + length);
            Assert.Equal((IderWire.BytesToHost, (byte)attributes, (uint)drives.Next++), (message[0], message[3], IderWire.NumberOf(message)));
            bytes.AddRange(message[IderWire.PayloadAt..]);
        }
        Assert.Equal(_image[(3 * 2048)..(13 * 2048)], bytes);
        Assert.Equal(new IderProgress(1, 10 * 2048, 12, 0, 0), drives.Session.Progress);
    }

    [Fact]
    public async Task A_small_buffer_is_respected()
    {
        await using var drives = await DrivesAsync(1024);
        await drives.CommandAsync(1, 0xB0, [0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        Assert.Equal(0, (await drives.Line.HearAsync(IderWire.PayloadAt + 1024))[3]);
        Assert.Equal(2, (await drives.Line.HearAsync(IderWire.PayloadAt + 1024))[3]);
    }

    [Fact]
    public async Task An_error_carries_its_sense_and_an_empty_drive_has_no_medium()
    {
        await using var drives = await DrivesAsync(8192);
        await drives.CommandAsync(1, 0xB0, [0x28, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        var error = await drives.Line.HearAsync(31);
        Assert.Equal("51000002" + "02000000" + "000000000000000000000000" + "87500300" + "0000B051" + "052100", error.ToHex());
        await drives.CommandAsync(2, 0xA0, [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal("023A00", (await drives.Line.HearAsync(31))[28..].ToHex());
        Assert.Equal(1, drives.Session.Progress.Errors);
    }

    [Fact]
    public async Task A_gap_in_the_numbers_ends_the_session()
    {
        await using var drives = await DrivesAsync(8192);
        await drives.CommandAsync(2, 0xB0, new byte[12]);
        var end = await drives.Run.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(IderEndCause.Gap, end.Cause);
        Assert.Contains("Message 1 was due, but 2", end.Why);
    }

    [Fact]
    public async Task A_reset_is_counted_and_answered_and_a_ping_too()
    {
        await using var drives = await DrivesAsync(8192);
        var reset = IderWire.Message(IderWire.ResetOccurred, 0, 1, 9);
        await drives.Line.SayAsync([.. reset, .. IderWire.Message(IderWire.Ping, 0, 2, 8)]);
        Assert.Equal((IderWire.ResetReply, IderWire.Pong), ((await drives.Line.HearAsync(8))[0], (await drives.Line.HearAsync(8))[0]));
        Assert.Equal(1, drives.Session.Progress.Resets);
    }

    [Fact]
    public async Task Taking_the_drives_away_says_goodbye()
    {
        await using var drives = await DrivesAsync(8192);
        await drives.StopAsync();
        Assert.Equal(IderWire.Close, (await drives.Line.HearAsync(8))[0]);
        Assert.Equal(IderEndCause.ClosedHere, (await drives.Run).Cause);
    }

    [Fact]
    public async Task A_silent_device_is_asked_for_a_sign_of_life_and_given_up()
    {
        var time = new ManualTime();
        await using var drives = await DrivesAsync(8192, time);
        while (time.TimerCount < 2) await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(IderWire.Ping, (await drives.Line.HearAsync(8))[0]);
        time.Advance(TimeSpan.FromSeconds(51));
        Assert.Equal(IderEndCause.Silent, (await drives.Run.WaitAsync(TimeSpan.FromSeconds(10))).Cause);
    }

    [Fact]
    public async Task An_image_that_cannot_be_read_is_a_medium_error()
    {
        await using var drives = await DrivesAsync(8192, cd: new Broken());
        await drives.CommandAsync(1, 0xB0, [0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        Assert.Equal("031100", (await drives.Line.HearAsync(31))[28..].ToHex());
    }

    private async Task<OpenDrives> DrivesAsync(ushort buffer, TimeProvider? time = null, IMedium? cd = null)
    {
        var line = await ScriptedLine.OpenAsync();
        var media = new IderMedia(cd ?? new StreamMedium(new MemoryStream(_image), 2048), null);
        var starting = IderSession.StartAsync(line.Console, media, DrivesAppear.Now, time ?? TimeProvider.System, CancellationToken.None).AsTask();
        Assert.Equal(IderWire.Open, (await line.HearAsync(18))[0]);
        var reply = IderWire.Message(IderWire.OpenReply, 0, 0, 30);
        BitConverter.TryWriteBytes(reply.AsSpan(16), buffer);
        await line.SayAsync(reply);
        var feature = await line.HearAsync(13);
        Assert.Equal("4800000001000000" + "03" + "19000000", feature.ToHex());
        return new OpenDrives(line, (await starting).Session!);
    }

    private sealed class OpenDrives : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        public OpenDrives(ScriptedLine line, IderSession session)
        {
            (Line, Session) = (line, session);
            Run = session.RunAsync(_stop.Token);
        }

        public ScriptedLine Line { get; }
        public IderSession Session { get; }
        public Task<IderEnd> Run { get; }
        public int Next { get; set; } = 2;

        public ValueTask CommandAsync(uint number, byte device, byte[] command)
        {
            var message = IderWire.Message(IderWire.Command, 0, number, IderWire.CommandMessageBytes);
            (message[14], message[15]) = (device, 0xA0);
            command.CopyTo(message, IderWire.CommandAt);
            return Line.SayAsync(message);
        }

        public Task StopAsync() => _stop.CancelAsync();

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Run;
            await Session.DisposeAsync();
            await Line.DisposeAsync();
        }
    }

    private sealed class Broken : IMedium
    {
        public long LengthBytes => 2048;
        public ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation) => throw new IOException("The image is gone.");
    }
}
