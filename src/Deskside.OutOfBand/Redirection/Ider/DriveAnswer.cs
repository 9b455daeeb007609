namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>What a drive says to one command.</summary>
public abstract record DriveAnswer
{
    private DriveAnswer() { }

    public sealed record Done : DriveAnswer;

    /// <summary>Bytes that the drive makes up: its capacity, its table of contents.</summary>
    public sealed record Reply(byte[] Bytes) : DriveAnswer;

    /// <summary>Bytes of the medium; both numbers lie within it.</summary>
    public sealed record Blocks(long OffsetBytes, long LengthBytes) : DriveAnswer;

    /// <summary>An error, by the three numbers of SCSI.</summary>
    public sealed record Sense(byte Key, byte Code, byte Qualifier) : DriveAnswer
    {
        public static readonly Sense MediaChanged = new(0x06, 0x28, 0x00);
        public static readonly Sense NoMedium = new(0x02, 0x3A, 0x00);
        public static readonly Sense OutOfRange = new(0x05, 0x21, 0x00);
        public static readonly Sense UnknownCommand = new(0x05, 0x20, 0x00);
        public static readonly Sense UnknownField = new(0x05, 0x24, 0x00);
        public static readonly Sense WriteProtected = new(0x07, 0x27, 0x00);
        public static readonly Sense Unreadable = new(0x03, 0x11, 0x00);
    }
}
