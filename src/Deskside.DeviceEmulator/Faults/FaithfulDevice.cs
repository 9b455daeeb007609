namespace Deskside.DeviceEmulator.Faults;

/// <summary>The sizes of the faithful mode.</summary>
public static class FaithfulDevice
{
    /// <summary>The window of a channel: as Intel's own APF programs grant. Source and doubt: docs/out-of-band/emulator.md, 2.</summary>
    public const int WindowBytes = 4096;

    /// <summary>What was read is granted again at once, however little it is: field logs show grants of 499 bytes.</summary>
    public const int GrantAfterBytes = 1;
}
