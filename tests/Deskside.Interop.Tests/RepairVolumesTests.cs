using System.Text;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.Interop.Tests;

/// <summary>What the repair image finds and mends on the disks of common home PCs, in QEMU with the image beside it.</summary>
public sealed class RepairVolumesTests : IDisposable
{
    private const string Prompt = "repair> ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(110);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("volumes");
    private readonly StringBuilder _heard = new();

    [Fact]
    public async Task Volumes_on_ahci_nvme_usb_and_virtio_disks_are_found_checked_and_cleaned()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        var image = Peers.NeedRepairImage();
        await using var machine = new QemuMachine(
            new QemuOptions
            {
                Folder = _folder.FullName,
                MemoryMegabytes = 192,
                DiskImage = await PlantedDisk.MakeAsync(_folder),
                MoreDisks =
                [
                    new QemuDisk(await WindowsDiskAsync(), QemuDiskBus.Virtio),
                    new QemuDisk(await FatDiskAsync(), QemuDiskBus.Usb),
                    new QemuDisk(await LockedDiskAsync(), QemuDiskBus.Nvme),
                ],
            },
            TimeProvider.System);
        await using var file = File.OpenRead(image);
        await machine.InsertAsync(new StreamMedium(file, CdDrive.Block), null, CancellationToken.None);
        using var serial = machine.TapSerial();
        await machine.PowerOnAsync(MachineStart.Usual with { From = StartFrom.RemoteCd }, CancellationToken.None);
        await HearAsync(serial, Prompt, 0);
        var found = _heard.ToString();
        Assert.Contains("started by BIOS", found);
        Assert.Contains("volume sda: ext4", found);
        Assert.Contains("boot.cfg IS BROKEN", found);
        Assert.Contains("volume sdb: vfat", found);
        Assert.Contains("volume vda: ntfs", found);
        Assert.Contains("boot file: bootmgr", found);
        Assert.Contains("volume nvme0n1: bitlocker", found);
        Assert.Contains("its key is needed", found);
        // The health comes after the menu; a disk that has no such word says so.
        await HearAsync(serial, "health of disk vda: does not say", 0);
        Assert.Contains("health of disk sda: PASSED", _heard.ToString());

        Assert.Contains("RC=", await ChooseAsync(machine, serial, "2"));
        var checkedVolumes = await ChooseAsync(machine, serial, "2");
        Assert.Contains("NTFS partition /dev/vda was processed successfully", checkedVolumes);
        Assert.Contains("RC=0", checkedVolumes);
        var cleaned = await ChooseAsync(machine, serial, "4");
        Assert.Contains("RC=3", cleaned);
        Assert.Equal(3, cleaned.Split("removed").Length - 1);
        Assert.Contains("nvme0n1 cannot be mounted", cleaned);
        Assert.Contains("RC=0", await ChooseAsync(machine, serial, "3"));
        await machine.PowerOffAsync(CancellationToken.None);
        // Seen from outside; forced, as the check asked Windows to look once more.
        Assert.DoesNotContain("eicar.com", await Peers.RunAsync(Peers.Need("ntfsls", "ntfs-3g"), ["-f", Path.Combine(_folder.FullName, "windows.img")], CancellationToken.None));
    }

    [Fact]
    public async Task A_windows_that_is_asleep_is_only_looked_at_until_its_saved_memory_is_dropped_on_purpose()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        var image = Peers.NeedRepairImage();
        var windows = await WindowsDiskAsync();
        await Peers.RunAsync("ntfscp", ["-q", "-f", windows, PlantedFile("hiberfil.sys", "hibr" + new string('\0', 8188)), "hiberfil.sys"], CancellationToken.None);
        var before = await File.ReadAllBytesAsync(windows);
        await using var machine = new QemuMachine(
            new QemuOptions { Folder = _folder.FullName, MemoryMegabytes = 192, MoreDisks = [new QemuDisk(windows, QemuDiskBus.Virtio)] }, TimeProvider.System);
        await using var file = File.OpenRead(image);
        await machine.InsertAsync(new StreamMedium(file, CdDrive.Block), null, CancellationToken.None);
        using var serial = machine.TapSerial();
        await machine.PowerOnAsync(MachineStart.Usual with { From = StartFrom.RemoteCd }, CancellationToken.None);
        await HearAsync(serial, Prompt, 0);
        Assert.Contains("asleep: Windows saved its memory here", _heard.ToString());

        var checking = await ChooseAsync(machine, serial, "2");
        Assert.Contains("it is left alone", checking);
        Assert.Contains("RC=1", checking);
        var scanned = await ChooseAsync(machine, serial, "4");
        Assert.Contains("vda: Windows is asleep on it: it can be looked at and copied from, not changed", scanned);
        Assert.Contains("BAD /eicar.com", scanned);
        Assert.DoesNotContain("removed", scanned);
        foreach (var answer in new[] { "", "drop vda", "DROP", "DROP sda", "yes" })
        {
            Assert.Contains("as when the plug is pulled", await ChooseAsync(machine, serial, "8", "changes nothing: "));
            Assert.Contains("Nothing was changed.", await ChooseAsync(machine, serial, answer));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(windows));
        await ChooseAsync(machine, serial, "8", "changes nothing: ");
        Assert.Contains("vda: the saved memory was thrown away", await ChooseAsync(machine, serial, "DROP vda"));
        Assert.Contains("No Windows is asleep", await ChooseAsync(machine, serial, "8"));
        Assert.Contains("processed successfully", await ChooseAsync(machine, serial, "2"));
        var cleaned = await ChooseAsync(machine, serial, "4");
        Assert.Contains("removed", cleaned);
        Assert.DoesNotContain("asleep", cleaned);
        await machine.PowerOffAsync(CancellationToken.None);
        var files = await Peers.RunAsync(Peers.Need("ntfsls", "ntfs-3g"), ["-f", windows], CancellationToken.None);
        Assert.DoesNotContain("hiberfil.sys", files);
        Assert.Contains("bootmgr", files);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> WindowsDiskAsync()
    {
        var disk = await EmptyAsync("windows.img");
        await Peers.RunAsync(Peers.Need("mkntfs", "ntfs-3g"), ["-F", "-q", "-f", disk], CancellationToken.None);
        await Peers.RunAsync("ntfscp", ["-q", "-f", disk, PlantedFile("eicar.com", PlantedDisk.Eicar), "eicar.com"], CancellationToken.None);
        await Peers.RunAsync("ntfscp", ["-q", "-f", disk, PlantedFile("bootmgr", "MZ"), "bootmgr"], CancellationToken.None);
        return disk;
    }

    private async Task<string> FatDiskAsync()
    {
        var disk = await EmptyAsync("stick.img");
        await Peers.RunAsync(Peers.Need("mkfs.fat", "dosfstools"), ["-F", "32", "-s", "1", disk], CancellationToken.None);
        await Peers.RunAsync(Peers.Need("mcopy", "mtools"), ["-i", disk, PlantedFile("eicar.com", PlantedDisk.Eicar), "::eicar.com"], CancellationToken.None);
        return disk;
    }

    // Only the mark of a locked Windows volume: nobody here has one.
    private async Task<string> LockedDiskAsync()
    {
        var disk = await EmptyAsync("locked.img");
        await using var bytes = File.OpenWrite(disk);
        bytes.Position = 3;
        await bytes.WriteAsync("-FVE-FS-"u8.ToArray());
        return disk;
    }

    private async Task<string> EmptyAsync(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        await using var disk = File.Create(path);
        disk.SetLength(40 << 20);
        return path;
    }

    private string PlantedFile(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<string> ChooseAsync(QemuMachine machine, SerialTap serial, string line, string until = Prompt)
    {
        var from = _heard.Length;
        await machine.WriteSerialAsync(Encoding.ASCII.GetBytes(line + "\r"), CancellationToken.None);
        await HearAsync(serial, until, from);
        return _heard.ToString(from, _heard.Length - from);
    }

    private async Task HearAsync(SerialTap serial, string text, int from)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            while (!_heard.ToString(from, _heard.Length - from).Contains(text, StringComparison.Ordinal))
                _heard.Append(Encoding.Latin1.GetString(await serial.ReadAsync(limit.Token) ?? throw new IOException("The serial port was closed.")));
        }
        catch (Exception failed) when (failed is OperationCanceledException or IOException)
        {
            Assert.Fail($"\"{text}\" did not come ({failed.Message}). The serial port brought:\n{_heard}");
        }
    }
}
