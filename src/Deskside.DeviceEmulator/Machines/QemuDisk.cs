namespace Deskside.DeviceEmulator.Machines;

/// <summary>A further disk of the virtual PC, raw, and how it is attached.</summary>
public sealed record QemuDisk(string Image, QemuDiskBus Bus);

public enum QemuDiskBus
{
    Ahci,
    Nvme,
    Usb,
    Virtio,
}
