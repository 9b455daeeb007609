using System.Globalization;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>QEMU's command line for the virtual PC. It starts paused, so that media and order are set before the first instruction.</summary>
internal static class QemuArguments
{
    public static IReadOnlyList<string> For(QemuOptions options, Func<string, string> socket)
    {
        List<string> arguments =
        [
            "-nodefaults", "-no-user-config", "-S", "-M", "q35,graphics=off", "-accel", "tcg",
            "-m", options.MemoryMegabytes.ToString(CultureInfo.InvariantCulture), "-display", "none",
            "-chardev", $"socket,id=sol,path={socket("serial")},server=on,wait=off", "-serial", "chardev:sol",
            "-qmp", $"unix:{socket("qmp")},server=on,wait=off",
            "-device", "ide-cd,id=ider,bus=ide.2",
        ];
        if (options.DiskImage is { } disk) arguments.AddRange(["-drive", Drive("hd", disk), "-device", "ide-hd,drive=hd,bus=ide.0,id=hdd"]);
        foreach (var (more, index) in options.MoreDisks.Select((more, index) => (more, index)))
        {
            arguments.AddRange(["-drive", Drive($"hd{index}", more.Image)]);
            if (more.Bus == QemuDiskBus.Usb) arguments.AddRange(["-device", $"qemu-xhci,id=usb{index}"]);
            arguments.AddRange(["-device", more.Bus switch
            {
                // The CD is on the third port.
                QemuDiskBus.Ahci => $"ide-hd,drive=hd{index},bus=ide.{(index < 1 ? 1 : index + 2)}",
                QemuDiskBus.Nvme => $"nvme,drive=hd{index},serial=more{index}",
                QemuDiskBus.Usb => $"usb-storage,drive=hd{index},bus=usb{index}.0",
                _ => $"virtio-blk-pci,drive=hd{index}",
            }]);
        }
        if (options.Screen == QemuScreen.Vnc) arguments.AddRange(["-vga", "std", "-vnc", $"unix:{socket("vnc")}"]);
        return arguments;
    }

    private static string Drive(string id, string image) => $"if=none,id={id},format=raw,file={image.Replace(",", ",,", StringComparison.Ordinal)}";
}
