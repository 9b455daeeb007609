namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>From what the PC is to start, the next time only.</summary>
public enum BootFrom
{
    /// <summary>As the PC is set up; clears what was asked before.</summary>
    Usual,

    /// <summary>The technician's CD image, over drive redirection.</summary>
    RemoteCd,

    /// <summary>The technician's floppy image, over drive redirection.</summary>
    RemoteFloppy,

    /// <summary>The PC's own set-up pages.</summary>
    Setup,

    LocalHardDrive,
    LocalCd,
    Network,
}

/// <summary>Whether the firmware may start an image that nobody signed.</summary>
public enum SecureBoot
{
    Enforced,

    /// <summary>Not in the control mode "by host".</summary>
    Relaxed,
}

/// <summary>One start: from where, whether its text is mirrored to the serial line.</summary>
public sealed record BootOnce(BootFrom From, SerialText Serial, SecureBoot SecureBoot);

public enum SerialText
{
    Off,
    Mirrored,
}
