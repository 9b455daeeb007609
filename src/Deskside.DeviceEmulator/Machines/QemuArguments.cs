using System.Globalization;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>QEMU's command line for the virtual PC. It starts paused, so that media and order are set before the first instruction.</summary>
internal static class QemuArguments
{
    private const int LeastUefiMegabytes = 384;

    public static IReadOnlyList<string> For(QemuOptions options, Func<string, string> socket)
    {
        List<string> arguments =
        [
            "-nodefaults", "-no-user-config", "-S", .. Firmware(options), "-accel", "tcg", "-display", "none",
            "-chardev", $"socket,id=sol,path={socket("serial")},server=on,wait=off", "-serial", "chardev:sol",
            "-qmp", $"unix:{socket("qmp")},server=on,wait=off",
            .. RemoteCd(options),
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

    private static string[] Firmware(QemuOptions options) => options.Firmware switch
    {
        QemuFirmware.Bios => ["-M", "q35,graphics=off", "-m", Memory(options.MemoryMegabytes)],
        QemuFirmware.Uefi => ["-M", "q35", "-m", Memory(Math.Max(options.MemoryMegabytes, LeastUefiMegabytes)), .. Flash(options, "OVMF_CODE_4M.fd")],
        // Variables can be written from system management mode only: a system that was started cannot switch Secure Boot off.
        _ =>
        [
            "-M", "q35,smm=on", "-m", Memory(Math.Max(options.MemoryMegabytes, LeastUefiMegabytes)), "-global", "driver=cfi.pflash01,property=secure,value=on",
            "-global", "ICH9-LPC.disable_s3=1", .. Flash(options, "OVMF_CODE_4M.ms.fd"),
        ],
    };

    private static string[] Flash(QemuOptions options, string code) =>
    [
        "-drive", $"if=pflash,unit=0,format=raw,readonly=on,file={Escaped(Path.Combine(options.UefiFolder, code))}",
        "-drive", $"if=pflash,unit=1,format=raw,file={Escaped(FirmwareVariables.PathOf(options))}",
    ];

    // PCs with UEFI have the redirected drive on USB (AMT 11 and later), and QEMU's AHCI would cut what UEFI reads at once into blocks of 2 KiB.
    private static string[] RemoteCd(QemuOptions options) => options.Firmware == QemuFirmware.Bios
        ? ["-device", "ide-cd,id=ider,bus=ide.2"]
        : ["-device", "qemu-xhci,id=iderusb", "-device", "usb-bot,id=iderbot,bus=iderusb.0", "-device", "scsi-cd,id=ider,bus=iderbot.0,lun=0"];

    private static string Memory(int megabytes) => megabytes.ToString(CultureInfo.InvariantCulture);

    private static string Drive(string id, string image) => $"if=none,id={id},format=raw,file={Escaped(image)}";

    private static string Escaped(string path) => path.Replace(",", ",,", StringComparison.Ordinal);
}
