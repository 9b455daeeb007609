using System.Globalization;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.Redirection.Sol;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.Interop.Tests;

/// <summary>The whole story below the consoles: a sick PC in QEMU calls, is started from an image that only the desk has, and is repaired.</summary>
public sealed class RepairBootTests : IDisposable
{
    private const string HomeSystem = PlantedDisk.HomeSystem;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BootPatience = TimeSpan.FromSeconds(110);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("repair");

    [Theory]
    [InlineData(Fidelity.Fast, 0)]
    [InlineData(Fidelity.Faithful, 0)]
    [InlineData(Fidelity.Fast, 20)]
    public async Task A_planted_virus_and_a_broken_boot_file_are_found_and_repaired_from_the_desk_s_image(Fidelity fidelity, int roundTripMs)
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        Peers.Need("mke2fs", "e2fsprogs");
        var image = Peers.NeedRepairImage();
        var disk = await PlantedDisk.MakeAsync(_folder);

        await using var desk = new ServiceDesk();
        var settings = new DeviceSettings
        {
            Uuid = ServiceDesk.Uuid,
            AdministratorPassword = ServiceDesk.Password,
            PresenceSecret = ServiceDesk.Secret,
            ServiceAddress = "127.0.0.1",
            ServicePort = desk.Port,
            ServiceFingerprint = desk.Fingerprint,
        };
        await using var pc = new EmulatedPc(
            new EmulatedPcOptions { Settings = settings, Fidelity = fidelity, Faults = new DeviceFaults { Delay = TimeSpan.FromMilliseconds(roundTripMs / 2.0) } }, new QemuMachine(new QemuOptions { Folder = _folder.FullName, DiskImage = disk, MemoryMegabytes = 192 }, TimeProvider.System), TimeProvider.System);
        pc.Caller.Start();
        await desk.WaitAsync(Patience);
        await using var wsMan = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Drives | Redirected.Serial, CancellationToken.None));
        await using var file = File.OpenRead(image);
        var (drives, why) = await IderSession.StartAsync(
            await OpenAsync(desk, RedirectionKind.Drives), new IderMedia(new StreamMedium(file, CdDrive.Block), null), DrivesAppear.AtNextReboot, TimeProvider.System, CancellationToken.None);
        Assert.True(drives is not null, why);
        await using var given = drives;
        using var takeAway = new CancellationTokenSource();
        var serving = drives.RunAsync(takeAway.Token);
        // The drives appear once the firmware has asked for their media: unit ready twice and capacity, for each drive.
        while (drives.Progress.Commands < 6) await Task.Yield();

        var (serial, whyNot) = await SolSession.StartAsync(await OpenAsync(desk, RedirectionKind.Serial), TimeProvider.System, CancellationToken.None);
        Assert.True(serial is not null, whyNot);
        await using var terminal = new SerialTerminal(serial);
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.On, CancellationToken.None));
        await terminal.HearAsync(HomeSystem, BootPatience);

        await DoneAsync(Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, SecureBoot.Relaxed), new Progress<BootStep>(), CancellationToken.None));
        var at = TimeProvider.System.GetTimestamp();
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.Reset, CancellationToken.None));
        await terminal.HearAsync("repair> ", BootPatience);
        var took = TimeProvider.System.GetElapsedTime(at);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{fidelity}, {roundTripMs} ms: menu {took.TotalSeconds:0.0} s after the reset, {drives.Progress.Bytes} bytes in {drives.Progress.Commands} commands"));
        Assert.Equal(1, terminal.Heard.Split(HomeSystem).Length - 1);
        Assert.True(terminal.Heard.Contains("boot.cfg IS BROKEN", StringComparison.Ordinal), terminal.Heard);

        Assert.Equal(1, await terminal.ChooseAsync("4"));
        Assert.Contains("BAD /virus/eicar.com: EICAR test file", terminal.Heard);
        Assert.Equal(1, await terminal.ChooseAsync("5"));
        Assert.Equal(0, await terminal.ChooseAsync("3"));
        Assert.True(await terminal.ChooseAsync("2") <= 1);
        Assert.InRange(drives.Progress.Bytes, 1, 2 * new FileInfo(image).Length);

        await takeAway.CancelAsync();
        Assert.Equal(IderEndCause.ClosedHere, (await serving.WaitAsync(Patience)).Cause);
        await terminal.DisposeAsync();
        await DoneAsync(Boot.DisarmAsync(wsMan, CancellationToken.None));
        await OffAsync(wsMan);
        Assert.Equal(PowerState.OffSoft, Value(await Power.ReadAsync(wsMan, CancellationToken.None)));
        Assert.Equal("BROKEN=0\n", await Peers.RunAsync(Peers.Need("debugfs", "e2fsprogs"), ["-R", "cat /boot.cfg", disk], CancellationToken.None));
        await SeesHomeSystemAsync(desk, wsMan);
        Assert.DoesNotContain("eicar.com", await Peers.RunAsync("debugfs", ["-R", "ls /virus", disk], CancellationToken.None));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The session's place is given back a moment after its line is closed; until then the firmware refuses.
    private static async Task OffAsync(WsManDesk wsMan)
    {
        for (var tries = 0; tries < 100; tries++)
            if ((await Power.RequestAsync(wsMan, PowerState.OffSoft, CancellationToken.None)).Failure is null) return;
        Assert.Fail("The PC could not be switched off after the sessions were closed.");
    }

    // The disk starts by itself again, without anybody's image.
    private static async Task SeesHomeSystemAsync(ServiceDesk desk, WsManDesk wsMan)
    {
        var (serial, why) = await SolSession.StartAsync(await OpenAsync(desk, RedirectionKind.Serial), TimeProvider.System, CancellationToken.None);
        Assert.True(serial is not null, why);
        await using var terminal = new SerialTerminal(serial);
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.On, CancellationToken.None));
        await terminal.HearAsync(HomeSystem, BootPatience);
    }

    private static T Value<T>(WsManAnswer<T> answer) where T : notnull
    {
        Assert.True(answer.Has(out var value, out var failure), failure?.Told);
        return value;
    }

    private static async Task<Stream> OpenAsync(ServiceDesk desk, RedirectionKind kind) => Assert.IsType<RedirectionOutcome.Opened>(
        await RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, kind, ServiceDesk.Admin, Patience, TimeProvider.System, CancellationToken.None)).Line;

    private static async Task DoneAsync(ValueTask<WsManAnswer<Done>> call) => Assert.Null((await call).Failure?.Told);
}
