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
        if (options.DiskImage is { } disk)
            arguments.AddRange(["-drive", $"if=none,id=hd,format=raw,file={disk.Replace(",", ",,", StringComparison.Ordinal)}", "-device", "ide-hd,drive=hd,bus=ide.0,id=hdd"]);
        if (options.Screen == QemuScreen.Vnc) arguments.AddRange(["-vga", "std", "-vnc", $"unix:{socket("vnc")}"]);
        return arguments;
    }
}
