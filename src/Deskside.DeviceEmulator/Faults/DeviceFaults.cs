namespace Deskside.DeviceEmulator.Faults;

/// <summary>What the device does wrong, on demand. All off by default.</summary>
public sealed record DeviceFaults
{
    /// <summary>The window that each channel grants, in bytes; firmware as small as 512 was seen.</summary>
    public int? WindowBytes { get; init; }

    /// <summary>Added to each direction of the line.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Bytes a second in each direction; null is as fast as it goes.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The line breaks after so many bytes sent; null never.</summary>
    public long? DropAfterBytes { get; init; }

    /// <summary>Every digest is refused, though it is right.</summary>
    public bool RefusesDigest { get; init; }

    /// <summary>The number of the drive message that is left out; null none.</summary>
    public int? SkippedDriveMessage { get; init; }
}

/// <summary>How true to the firmware's slowness the emulator is.</summary>
public enum Fidelity
{
    /// <summary>No read-ahead, buffers of 8 KiB, windows of 4 KiB and sends cut small.</summary>
    Faithful,

    /// <summary>Read-ahead in pieces of 192 KiB, large buffers and windows.</summary>
    Fast,
}
