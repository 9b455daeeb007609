using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>Where the machine looks for a system at its next start.</summary>
public enum StartFrom
{
    HardDrive,
    RemoteCd,
    RemoteFloppy,
}

/// <summary>Whether a start of a PC with Secure Boot takes only what is signed.</summary>
public enum SignedOnly
{
    Enforced,

    /// <summary>Set aside for this one start.</summary>
    Relaxed,
}

/// <summary>One start of the machine.</summary>
public readonly record struct MachineStart(StartFrom From, SignedOnly SignedOnly)
{
    public static readonly MachineStart Usual = new(StartFrom.HardDrive, SignedOnly.Enforced);
}

/// <summary>The PC around the firmware: power, serial port, drives, screen.</summary>
/// <remarks>Calls may come from several tasks. A machine that cannot do something throws IOException with the reason.</remarks>
public interface IMachine : IAsyncDisposable
{
    bool IsOn { get; }

    /// <summary>Whether its firmware takes only what is signed, unless a start sets that aside.</summary>
    bool HasSecureBoot { get; }

    /// <summary>Called after each change of power and each reset, with whether it is on now.</summary>
    event Action<bool>? PowerChanged;

    ValueTask PowerOnAsync(MachineStart start, CancellationToken cancellation);

    ValueTask PowerOffAsync(CancellationToken cancellation);

    ValueTask ResetAsync(MachineStart start, CancellationToken cancellation);

    /// <summary>Reads the serial port from now on, across power-offs; a tap that was there before gets no more.</summary>
    SerialTap TapSerial();

    /// <summary>Bytes to the serial port; dropped while the machine is off.</summary>
    ValueTask WriteSerialAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Puts media into the drives; null empties a drive. The media are used until the next call.</summary>
    ValueTask InsertAsync(IMedium? cd, IMedium? floppy, CancellationToken cancellation);

    /// <summary>The screen as raw RFB; null when there is none now.</summary>
    ValueTask<Stream?> OpenScreenAsync(CancellationToken cancellation);
}
