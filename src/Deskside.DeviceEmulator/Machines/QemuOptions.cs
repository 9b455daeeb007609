namespace Deskside.DeviceEmulator.Machines;

/// <summary>The virtual PC.</summary>
public sealed record QemuOptions
{
    /// <summary>The PC's own disk, raw; null has none.</summary>
    public string? DiskImage { get; init; }

    /// <summary>Further disks, none of which the PC starts from. At most 4.</summary>
    public IReadOnlyList<QemuDisk> MoreDisks { get; init; } = [];

    public QemuFirmware Firmware { get; init; } = QemuFirmware.Bios;

    /// <summary>Where Debian's package ovmf lies.</summary>
    public string UefiFolder { get; init; } = "/usr/share/OVMF";

    /// <summary>Where the sockets and the firmware's variables lie; must exist, be private and have a short path.</summary>
    public required string Folder { get; init; }

    /// <summary>A PC with UEFI has at least 384: its loader takes a quarter of the memory for itself, and must hold the kernel in that.</summary>
    public int MemoryMegabytes { get; init; } = 128;
    public QemuScreen Screen { get; init; } = QemuScreen.None;
    public string Program { get; init; } = "qemu-system-x86_64";
}

public enum QemuFirmware
{
    Bios,

    /// <summary>Without Secure Boot.</summary>
    Uefi,

    /// <summary>With Microsoft's keys, and Secure Boot on.</summary>
    UefiSecureBoot,
}

public enum QemuScreen
{
    None,

    /// <summary>A standard graphics card, shown over VNC on a private socket.</summary>
    Vnc,
}
