namespace Deskside.DeviceEmulator.Machines;

/// <summary>The virtual PC.</summary>
public sealed record QemuOptions
{
    /// <summary>The PC's own disk, raw; null has none.</summary>
    public string? DiskImage { get; init; }

    /// <summary>Further disks, none of which the PC starts from. At most 4.</summary>
    public IReadOnlyList<QemuDisk> MoreDisks { get; init; } = [];

    /// <summary>Where the sockets lie; must exist, be private and have a short path.</summary>
    public required string Folder { get; init; }
    public int MemoryMegabytes { get; init; } = 128;
    public QemuScreen Screen { get; init; } = QemuScreen.None;
    public string Program { get; init; } = "qemu-system-x86_64";
}

public enum QemuScreen
{
    None,

    /// <summary>A standard graphics card, shown over VNC on a private socket.</summary>
    Vnc,
}
