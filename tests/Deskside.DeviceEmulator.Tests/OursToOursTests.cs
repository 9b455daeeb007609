using System.Security.Cryptography;
using System.Text;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.Redirection.Sol;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>Our console's wires against our device's, over real TCP.</summary>
public sealed class OursToOursTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<LineProtection, PortGeneration, Fidelity, int> Lines() => new()
    {
        { LineProtection.Plain, PortGeneration.PlainOnly, Fidelity.Fast, 0 },
        { LineProtection.Tls, PortGeneration.TlsOnly, Fidelity.Fast, 0 },
        { LineProtection.Tls, PortGeneration.PlainAndTls, Fidelity.Faithful, 0 },
        { LineProtection.Tls, PortGeneration.TlsOnly, Fidelity.Faithful, 512 },
        { LineProtection.Plain, PortGeneration.PlainOnly, Fidelity.Faithful, 512 },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_device_is_known_armed_started_from_a_remote_image_and_typed_to(LineProtection protection, PortGeneration ports, Fidelity fidelity, int window)
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with
        {
            Protection = protection,
            Ports = ports,
            Fidelity = fidelity,
            Faults = new DeviceFaults { WindowBytes = window == 0 ? null : window },
        });
        await using var wsMan = desk.WsMan();

        Assert.True((await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None)).Has(out var identity, out var failure), failure?.Told);
        Assert.Equal((TestDesk.Uuid, "16.1.25", "home-pc", ControlMode.ByAdministrator), (identity.Uuid, identity.Version, identity.HostName, identity.ControlMode));
        Assert.Equal(ports != PortGeneration.PlainOnly, desk.Lines.Pin is not null);
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Drives | Redirected.Serial, CancellationToken.None));

        var image = RandomNumberGenerator.GetBytes(200 * 2048);
        var (drives, why) = await IderSession.StartAsync(
            await OpenAsync(desk, RedirectionKind.Drives), new IderMedia(new StreamMedium(new MemoryStream(image), 2048), null), DrivesAppear.AtNextReboot, TimeProvider.System, CancellationToken.None);
        Assert.True(drives is not null, why);
        using var takeAway = new CancellationTokenSource();
        var serving = drives.RunAsync(takeAway.Token);
        var (serial, whyNot) = await SolSession.StartAsync(await OpenAsync(desk, RedirectionKind.Serial), TimeProvider.System, CancellationToken.None);
        Assert.True(serial is not null, whyNot);

        await desk.Machine.Inserted.Task.WaitAsync(Patience);
        var read = new byte[100 * 2048];
        await desk.Machine.Cd!.ReadAsync(50 * 2048, read, CancellationToken.None).AsTask().WaitAsync(Patience);
        Assert.Equal(image[(50 * 2048)..(150 * 2048)], read);

        await DoneAsync(Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, SecureBoot.Relaxed), new Progress<BootStep>(), CancellationToken.None));
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.On, CancellationToken.None));
        Assert.Equal("on RemoteCd", desk.Machine.Done[^1]);
        Assert.Equal(new MachineStart(StartFrom.RemoteCd, SignedOnly.Relaxed), desk.Machine.LastStart);
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.Reset, CancellationToken.None));
        Assert.Equal("reset HardDrive", desk.Machine.Done[^1]);
        Assert.Equal(MachineStart.Usual, desk.Machine.LastStart);
        Assert.Equal(new WsManFailure.Refused("CIM_PowerManagementService.RequestPowerStateChange", 2), (await Power.RequestAsync(wsMan, PowerState.OffSoft, CancellationToken.None)).Failure);

        var typed = new string('x', 3000) + "end";
        var echo = EchoAsync(serial, typed.Length);
        await serial.WriteAsync(Encoding.ASCII.GetBytes(typed), CancellationToken.None);
        Assert.Equal(typed.ToUpperInvariant(), await echo.WaitAsync(Patience));

        await serial.DisposeAsync();
        await takeAway.CancelAsync();
        Assert.Equal(IderEndCause.ClosedHere, (await serving.WaitAsync(Patience)).Cause);
        await drives.DisposeAsync();
        await desk.Pc.Caller.StopAsync();
        Assert.Equal(CiraEndCause.DeviceLeft, (await desk.Ended.WaitAsync(Patience)).Cause);
    }

    [Fact]
    public async Task A_floppy_and_a_cd_are_both_there()
    {
        await using var desk = await TestDesk.ConnectedAsync();
        await using var wsMan = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Drives, CancellationToken.None));
        byte[] cd = RandomNumberGenerator.GetBytes(10 * 2048), floppy = RandomNumberGenerator.GetBytes(2880 * 512);
        var media = new IderMedia(new StreamMedium(new MemoryStream(cd), 2048), new StreamMedium(new MemoryStream(floppy), 512));
        var (drives, _) = await IderSession.StartAsync(await OpenAsync(desk, RedirectionKind.Drives), media, DrivesAppear.Now, TimeProvider.System, CancellationToken.None);
        using var takeAway = new CancellationTokenSource();
        var serving = drives!.RunAsync(takeAway.Token);
        await desk.Machine.Inserted.Task.WaitAsync(Patience);
        var read = new byte[floppy.Length];
        await desk.Machine.Floppy!.ReadAsync(0, read, CancellationToken.None).AsTask().WaitAsync(Patience);
        Assert.Equal(floppy, read);
        Assert.Equal(cd.Length, desk.Machine.Cd!.LengthBytes);
        await takeAway.CancelAsync();
        await serving;
        await drives.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such_by_both_services_and_logged()
    {
        await using var desk = await TestDesk.ConnectedAsync();
        await using var right = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(right, Redirected.Serial, CancellationToken.None));
        var wrong = new DeviceCredentials("admin", "guess");
        await using var refused = desk.WsMan(wrong);
        Assert.IsType<WsManFailure.WrongPassword>((await DeviceIdentity.ReadAsync(refused, CancellationToken.None)).Failure);
        Assert.IsType<RedirectionOutcome.WrongPassword>(
            await RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, RedirectionKind.Serial, wrong, Patience, TimeProvider.System, CancellationToken.None));
        Assert.True((await DeviceLogs.ReadEventsAsync(right, CancellationToken.None)).Has(out var log, out _));
        Assert.Equal(2, log.Records.Count(record => record.Told.Contains("password")));
    }

    [Fact]
    public async Task A_device_with_another_certificate_than_the_pinned_one_gets_no_password()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Ports = PortGeneration.PlainAndTls });
        Assert.True(CertificatePin.TryParse(string.Concat(Enumerable.Repeat("AB:", 32)), out var other));
        var lines = new DeviceLines(desk.Connection, other);
        await using var wsMan = new WsManDesk(lines.WsManAsync, TestDesk.Admin, TimeProvider.System);
        var lost = Assert.IsType<WsManFailure.LineLost>((await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None)).Failure);
        Assert.Contains("another certificate", lost.Why);
        Assert.Equal(CertificatePin.Of(desk.Pc.Ports.Certificate).ToString(), lost.Why.Split('(')[1][..64]);
        Assert.IsType<RedirectionOutcome.Failed>(
            await RedirectionSession.OpenAsync(lines.RedirectionAsync, RedirectionKind.Serial, TestDesk.Admin, Patience, TimeProvider.System, CancellationToken.None));

        var pinned = new DeviceLines(desk.Connection, CertificatePin.Of(desk.Pc.Ports.Certificate));
        await using var good = new WsManDesk(pinned.WsManAsync, TestDesk.Admin, TimeProvider.System);
        Assert.Null((await DeviceIdentity.ReadAsync(good, CancellationToken.None)).Failure?.Told);
    }

    [Fact]
    public async Task A_pinned_device_that_offers_no_tls_any_more_gets_no_password()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Ports = PortGeneration.PlainOnly });
        var lines = new DeviceLines(desk.Connection, CertificatePin.Of(desk.Pc.Ports.Certificate));
        Assert.Contains("by TLS before", Assert.IsType<LineOutcome.Failed>(await lines.WsManAsync(CancellationToken.None)).Why);
    }

    [Fact]
    public async Task A_session_needs_its_switch_and_takes_the_only_place()
    {
        await using var desk = await TestDesk.ConnectedAsync();
        Assert.Equal(1, Assert.IsType<RedirectionOutcome.Refused>(await AskAsync(desk, RedirectionKind.Serial)).Status);
        await using var wsMan = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Serial, CancellationToken.None));
        var first = Assert.IsType<RedirectionOutcome.Opened>(await AskAsync(desk, RedirectionKind.Serial));
        Assert.Equal(2, Assert.IsType<RedirectionOutcome.Refused>(await AskAsync(desk, RedirectionKind.Serial)).Status);
        Assert.IsType<RedirectionOutcome.Refused>(await AskAsync(desk, RedirectionKind.Drives));
        await first.Line.DisposeAsync();
    }

    [Fact]
    public async Task A_device_set_up_by_its_host_shows_a_code_and_wants_it_back()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Settings = options.Settings with { ControlMode = ControlMode.ByHost } });
        await using var wsMan = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Serial, CancellationToken.None));
        Assert.IsType<RedirectionOutcome.Refused>(await AskAsync(desk, RedirectionKind.Serial));
        Assert.Equal(new Consent(ConsentNeed.Everything, ConsentProgress.NotStarted), Value(await Consent.ReadAsync(wsMan, CancellationToken.None)));
        await DoneAsync(Consent.AskAsync(wsMan, CancellationToken.None));
        var shown = desk.Pc.Engine.Consent.ShownCode!;
        ConsentDigits.TryParse(shown == "000000" ? "000001" : "000000", out var wrong);
        Assert.IsType<WsManFailure.Refused>((await Consent.GiveAsync(wsMan, wrong, CancellationToken.None)).Failure);
        Assert.True(ConsentDigits.TryParse($"{shown[..3]} {shown[3..]}", out var right));
        await DoneAsync(Consent.GiveAsync(wsMan, right, CancellationToken.None));
        Assert.Null(desk.Pc.Engine.Consent.ShownCode);
        await using var line = Assert.IsType<RedirectionOutcome.Opened>(await AskAsync(desk, RedirectionKind.Serial)).Line;
        Assert.Equal(ConsentProgress.InSession, Value(await Consent.ReadAsync(wsMan, CancellationToken.None)).Progress);
    }

    [Fact]
    public async Task Secure_boot_is_offered_as_a_choice_only_by_a_pc_that_has_it()
    {
        await using var desk = await TestDesk.ConnectedAsync();
        await using var wsMan = desk.WsMan();
        foreach (var has in new[] { true, false })
        {
            desk.Machine.HasSecureBoot = has;
            Assert.Equal(has, Value(await BootCapabilities.ReadAsync(wsMan, CancellationToken.None)).SecureBootChoice);
            Assert.Equal(has, Value(await wsMan.GetAsync("AMT_BootSettingData", CancellationToken.None)).IsTrue("SecureBootControlEnabled"));
        }
    }

    [Fact]
    public async Task Secure_boot_is_not_set_aside_on_a_pc_that_was_set_up_by_its_host()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Settings = options.Settings with { ControlMode = ControlMode.ByHost } });
        await using var wsMan = desk.WsMan();
        Assert.NotNull((await Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, SecureBoot.Relaxed), new Progress<BootStep>(), CancellationToken.None)).Failure);
        await DoneAsync(Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, SecureBoot.Enforced), new Progress<BootStep>(), CancellationToken.None));
    }

    [Fact]
    public async Task Logs_capabilities_and_switches_are_read()
    {
        await using var desk = await TestDesk.ConnectedAsync();
        await using var wsMan = desk.WsMan();
        for (var round = 0; round < 13; round++) await DoneAsync(Power.RequestAsync(wsMan, round == 0 ? PowerState.On : PowerState.Reset, CancellationToken.None));
        Assert.Equal(PowerState.On, Value(await Power.ReadAsync(wsMan, CancellationToken.None)));
        Assert.Equal(13, Value(await DeviceLogs.ReadEventsAsync(wsMan, CancellationToken.None)).Records.Count);
        var audit = Value(await DeviceLogs.ReadAuditAsync(wsMan, CancellationToken.None));
        Assert.Equal((13, 13, 0, "admin"), (audit.Total, audit.Records.Count, audit.Unreadable, audit.Records[0].Who));
        Assert.True(Value(await BootCapabilities.ReadAsync(wsMan, CancellationToken.None)) is { RemoteDrives: true, Serial: true, ForceCd: true });
        await DoneAsync(ScreenSwitch.SetAsync(wsMan, ScreenState.On, CancellationToken.None));
        Assert.Equal(ScreenState.On, Value(await ScreenSwitch.ReadAsync(wsMan, CancellationToken.None)));
        Assert.Equal(new RedirectionSwitch(Redirected.None, false), Value(await RedirectionSwitch.ReadAsync(wsMan, CancellationToken.None)));
        await DoneAsync(Boot.DisarmAsync(wsMan, CancellationToken.None));
    }

    private static async Task DoneAsync(ValueTask<WsManAnswer<Done>> call) => Assert.Null((await call).Failure?.Told);

    private static T Value<T>(WsManAnswer<T> answer) where T : notnull
    {
        Assert.True(answer.Has(out var value, out var failure), failure?.Told);
        return value;
    }

    private static Task<RedirectionOutcome> AskAsync(TestDesk desk, RedirectionKind kind) =>
        RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, kind, TestDesk.Admin, Patience, TimeProvider.System, CancellationToken.None).AsTask();

    private static async Task<Stream> OpenAsync(TestDesk desk, RedirectionKind kind) => Assert.IsType<RedirectionOutcome.Opened>(await AskAsync(desk, kind)).Line;

    private static async Task<string> EchoAsync(SolSession serial, int length)
    {
        var heard = new StringBuilder();
        while (heard.Length < length)
            switch (await serial.NextAsync(CancellationToken.None))
            {
                case SolNews.Text text: heard.Append(Encoding.ASCII.GetString(text.Bytes)); break;
                case SolNews.Ended ended: throw new InvalidOperationException(ended.Why);
            }
        return heard.ToString();
    }
}
