using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Kvm;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Tests.Redirection;

public sealed class RedirectionSessionTests
{
    private static readonly DeviceCredentials Admin = new("admin", "P@ssw0rd!");
    private static readonly byte[] Started = [0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0xAA, 0xBB];

    [Fact]
    public async Task The_console_signs_in_by_digest()
    {
        await using var line = await ScriptedLine.OpenAsync();
        var opening = OpenAsync(line, RedirectionKind.Drives);
        Assert.Equal("1000000049444552", (await line.HearAsync(8)).ToHex());
        await line.SayAsync(Started);
        Assert.Equal(RedirectionWire.TypeQuery, (await line.HearSignInAsync()).Type);
        await line.AnswerSignInAsync(0, 0, [1, 4]);
        Assert.Equal(["admin", "", "", "/RedirectionService", "", "", "", ""], CountedTexts.Read((await line.HearSignInAsync()).Payload)!);
        await line.AnswerSignInAsync(1, 4, CountedTexts.Write(ScriptedLine.Realm, ScriptedLine.Nonce, "auth"));
        var texts = CountedTexts.Read((await line.HearSignInAsync()).Payload)!;
        var proof = new Digest.Proof("admin", ScriptedLine.Realm, ScriptedLine.Nonce, "POST", "/RedirectionService", "auth", texts[5], texts[4]);
        Assert.Equal(["admin", ScriptedLine.Realm, ScriptedLine.Nonce, "/RedirectionService"], texts[..4]);
        Assert.Equal((Digest.Response(proof, Admin.Password), "auth", "00000002"), (texts[6], texts[7], texts[5]));
        await line.AnswerSignInAsync(0, 4, []);
        Assert.IsType<RedirectionOutcome.Opened>(await opening);
    }

    [Fact]
    public async Task The_password_is_never_sent_as_it_is()
    {
        await using var line = await ScriptedLine.OpenAsync();
        var opening = OpenAsync(line, RedirectionKind.Serial);
        await line.HearAsync(8);
        await line.SayAsync(Started);
        await line.HearSignInAsync();
        await line.AnswerSignInAsync(0, 0, [RedirectionWire.TypePlain]);
        Assert.Equal([RedirectionWire.TypePlain], Assert.IsType<RedirectionOutcome.NoSafeSignIn>(await opening).Offered);
        Assert.Equal(0, await line.Firmware.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such()
    {
        await using var line = await ScriptedLine.OpenAsync();
        var opening = OpenAsync(line, RedirectionKind.Serial);
        await line.HearAsync(8);
        await line.SayAsync(Started);
        await line.HearSignInAsync();
        await line.AnswerSignInAsync(0, 0, [4]);
        await line.HearSignInAsync();
        await line.AnswerSignInAsync(1, 4, CountedTexts.Write(ScriptedLine.Realm, ScriptedLine.Nonce, "auth"));
        await line.HearSignInAsync();
        await line.AnswerSignInAsync(1, 4, []);
        Assert.IsType<RedirectionOutcome.WrongPassword>(await opening);
    }

    [Fact]
    public async Task A_kind_that_is_switched_off_is_refused_with_its_status()
    {
        await using var line = await ScriptedLine.OpenAsync();
        var opening = OpenAsync(line, RedirectionKind.Screen);
        Assert.Equal("100100004B564D52", (await line.HearAsync(8)).ToHex());
        await line.SayAsync(0x11, 1, 0, 0);
        Assert.Contains("switched off", Assert.IsType<RedirectionOutcome.Refused>(await opening).Told);
    }

    [Theory]
    [InlineData("14000000")]
    [InlineData("11000000000000000000000000140000000000000080")]
    [InlineData("110000000000000000000000001400000000040000000104")]
    [InlineData("11000000000000000000000000150000000000000000")]
    public async Task Garbled_answers_are_failures(string hex)
    {
        await using var line = await ScriptedLine.OpenAsync();
        var opening = OpenAsync(line, RedirectionKind.Serial);
        await line.HearAsync(8);
        await line.SayAsync(Convert.FromHexString(hex));
        line.Firmware.Close();
        Assert.NotEmpty(Assert.IsType<RedirectionOutcome.Failed>(await opening).Why);
    }

    [Fact]
    public async Task A_firmware_that_says_nothing_is_given_up()
    {
        var time = new ManualTime();
        await using var line = await ScriptedLine.OpenAsync();
        var opening = RedirectionSession.OpenAsync(line.GiveAsync, RedirectionKind.Serial, Admin, TimeSpan.FromSeconds(20), time, CancellationToken.None).AsTask();
        await line.HearAsync(8);
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.Contains("20 s", Assert.IsType<RedirectionOutcome.Failed>(await opening).Why);
    }

    [Fact]
    public async Task The_screen_is_handed_on_raw()
    {
        await using var line = await ScriptedLine.OpenAsync();
        var starting = ScreenSession.StartAsync(line.Console, CancellationToken.None).AsTask();
        Assert.Equal("4000000000000000", (await line.HearAsync(8)).ToHex());
        await line.SayAsync([0x41, 0, 0, 0, 0, 0, 0, 0, .. "RFB 003.008\n"u8]);
        Assert.True(await starting);
        var greeting = new byte[12];
        await line.Console.ReadExactlyAsync(greeting);
        Assert.Equal("RFB 003.008\n"u8.ToArray(), greeting);
    }

    private static Task<RedirectionOutcome> OpenAsync(ScriptedLine line, RedirectionKind kind) =>
        RedirectionSession.OpenAsync(line.GiveAsync, kind, Admin, TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None).AsTask();
}
