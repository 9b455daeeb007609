using System.Globalization;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.Redirection.Sol;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.Interop.Tests;

/// <summary>The same image on a PC with UEFI, without and with Secure Boot, through listener, call and redirected drives.</summary>
public sealed class UefiBootTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BootPatience = TimeSpan.FromSeconds(180);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("uefi");

    [Fact]
    public async Task A_pc_with_uefi_is_started_from_the_desk_s_image_and_gets_its_loader_and_its_entry_back()
    {
        var (image, disk) = await PeersAsync();
        await using var desk = new ServiceDesk();
        await using var pc = NewPc(desk, disk, QemuFirmware.Uefi);
        await using var wsMan = await CallAsync(desk, pc);
        Assert.False(Value(await BootCapabilities.ReadAsync(wsMan, CancellationToken.None)).SecureBootChoice);

        await using var file = File.OpenRead(image);
        await using (var drives = await InsertAsync(desk, file))
        {
            using var takeAway = new CancellationTokenSource();
            var serving = drives.RunAsync(takeAway.Token);
            while (drives.Progress.Commands < 6) await Task.Yield();
            await using var terminal = await OpenSerialAsync(desk);
            await StartFromImageAsync(wsMan, drives, terminal, SecureBoot.Enforced, PowerState.On);
            Assert.Contains("started by UEFI, Secure Boot is off", terminal.Heard);
            Assert.Contains("BOOTX64.EFI IS BROKEN", terminal.Heard);

            Assert.Equal(2, await terminal.ChooseAsync("5"));
            Assert.Contains("EFI/BOOT/BOOTX64.EFI: put back from EFI/home/grubx64.efi", terminal.Heard, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("\"home\" was added, at the first place", terminal.Heard, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(0, await terminal.ChooseAsync("5"));
            await takeAway.CancelAsync();
            await serving.WaitAsync(Patience);
        }
        await DoneAsync(Boot.DisarmAsync(wsMan, CancellationToken.None));
        await pc.Engine.Machine.PowerOffAsync(CancellationToken.None);
        Assert.Equal(UefiDisk.HomeLoader(), await UefiDisk.ReadAsync(_folder, disk, "EFI/BOOT/BOOTX64.EFI"));

        // The disk starts by itself, and by the entry.
        await using var alone = await OpenSerialAsync(desk);
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.On, CancellationToken.None));
        await alone.HearAsync(PlantedDisk.HomeSystem, BootPatience);
        Assert.Matches("(?i)starting Boot[0-9A-F]{4} \"home\" from HD", alone.Heard);
    }

    [Fact]
    public async Task Secure_boot_takes_the_image_by_its_signatures_and_is_set_aside_for_one_start_when_the_desk_says_so()
    {
        var (image, disk) = await PeersAsync();
        await using var desk = new ServiceDesk();
        await using var pc = NewPc(desk, disk, QemuFirmware.UefiSecureBoot);
        await using var wsMan = await CallAsync(desk, pc);
        Assert.True(Value(await BootCapabilities.ReadAsync(wsMan, CancellationToken.None)).SecureBootChoice);

        await using var file = File.OpenRead(image);
        await using var drives = await InsertAsync(desk, file);
        using var takeAway = new CancellationTokenSource();
        var serving = drives.RunAsync(takeAway.Token);
        while (drives.Progress.Commands < 6) await Task.Yield();
        await using var terminal = await OpenSerialAsync(desk);
        await StartFromImageAsync(wsMan, drives, terminal, SecureBoot.Enforced, PowerState.On);
        Assert.Contains("started by UEFI, Secure Boot is on", terminal.Heard);
        Assert.Contains("BOOTX64.EFI IS BROKEN", terminal.Heard);
        Assert.Equal(2, await terminal.ChooseAsync("5"));

        await StartFromImageAsync(wsMan, drives, terminal, SecureBoot.Relaxed, PowerState.Reset);
        Assert.Contains("started by UEFI, Secure Boot is off", terminal.Heard);

        // The next start is the usual one again: the loader on the disk is whole, but nobody signed it.
        await takeAway.CancelAsync();
        await serving.WaitAsync(Patience);
        await drives.DisposeAsync();
        await DoneAsync(Power.RequestAsync(wsMan, PowerState.Reset, CancellationToken.None));
        await terminal.HearAsync("Access Denied", BootPatience);
        Assert.DoesNotContain(PlantedDisk.HomeSystem, terminal.Heard);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(string Image, string Disk)> PeersAsync()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        Peers.NeedUefi();
        return (Peers.NeedRepairImage(), await UefiDisk.MakeAsync(_folder));
    }

    private EmulatedPc NewPc(ServiceDesk desk, string disk, QemuFirmware firmware) => new(
        new EmulatedPcOptions
        {
            Settings = new DeviceSettings
            {
                Uuid = ServiceDesk.Uuid,
                AdministratorPassword = ServiceDesk.Password,
                PresenceSecret = ServiceDesk.Secret,
                ServiceAddress = "127.0.0.1",
                ServicePort = desk.Port,
                ServiceFingerprint = desk.Fingerprint,
            },
        },
        new QemuMachine(new QemuOptions { Folder = _folder.FullName, DiskImage = disk, Firmware = firmware }, TimeProvider.System),
        TimeProvider.System);

    private static async Task<WsManDesk> CallAsync(ServiceDesk desk, EmulatedPc pc)
    {
        pc.Caller.Start();
        await desk.WaitAsync(Patience);
        var wsMan = desk.WsMan();
        await DoneAsync(RedirectionSwitch.SetAsync(wsMan, Redirected.Drives | Redirected.Serial, CancellationToken.None));
        return wsMan;
    }

    private static async Task<IderSession> InsertAsync(ServiceDesk desk, Stream image)
    {
        var (drives, why) = await IderSession.StartAsync(
            await OpenAsync(desk, RedirectionKind.Drives), new IderMedia(new StreamMedium(image, CdDrive.Block), null), DrivesAppear.AtNextReboot, TimeProvider.System, CancellationToken.None);
        Assert.True(drives is not null, why);
        return drives;
    }

    private static async Task<SerialTerminal> OpenSerialAsync(ServiceDesk desk)
    {
        var (serial, why) = await SolSession.StartAsync(await OpenAsync(desk, RedirectionKind.Serial), TimeProvider.System, CancellationToken.None);
        Assert.True(serial is not null, why);
        return new SerialTerminal(serial);
    }

    private static async Task StartFromImageAsync(WsManDesk wsMan, IderSession drives, SerialTerminal terminal, SecureBoot secureBoot, PowerState power)
    {
        await DoneAsync(Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, secureBoot), new Progress<BootStep>(), CancellationToken.None));
        var (at, before) = (TimeProvider.System.GetTimestamp(), drives.Progress);
        await DoneAsync(Power.RequestAsync(wsMan, power, CancellationToken.None));
        await terminal.HearAsync("repair> ", BootPatience);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Secure Boot {secureBoot}: menu {TimeProvider.System.GetElapsedTime(at).TotalSeconds:0.0} s after power, {drives.Progress.Bytes - before.Bytes} bytes in {drives.Progress.Commands - before.Commands} commands"));
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
