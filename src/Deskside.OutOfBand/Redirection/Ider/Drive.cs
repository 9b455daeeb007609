using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>A drive with or without a medium: turns a command of 12 bytes into an answer. Reads nothing itself, never throws.</summary>
/// <remarks>Read-only. Source: docs/out-of-band/redirection.md, 3; SCSI commands as MMC and SBC define them.</remarks>
public abstract class Drive(long mediumBytes, int blockBytes)
{
    public const int CommandBytes = 12;
    private const int MaxBlocks = 0x10000;

    private bool _changeTold;

    /// <summary>In bytes; 0 when there is no medium.</summary>
    public long MediumBytes => mediumBytes;

    public int BlockBytes => blockBytes;

    protected uint BlockCount => (uint)Math.Min(mediumBytes / blockBytes, uint.MaxValue);

    public DriveAnswer Answer(ReadOnlySpan<byte> command)
    {
        if (command.Length < CommandBytes) return DriveAnswer.Sense.UnknownCommand;
        if (mediumBytes == 0 && command[0] is not (0x1B or 0x1E or 0x4A or 0x46)) return DriveAnswer.Sense.NoMedium;
        return command[0] switch
        {
            0x00 => TestReady(),
            0x08 => Read((uint)((command[1] & 0x1F) << 16 | command[2] << 8 | command[3]), command[4] == 0 ? 256u : command[4]),
            0x1B or 0x1E => new DriveAnswer.Done(),
            0x25 => Capacity(),
            0x28 => Read(BinaryPrimitives.ReadUInt32BigEndian(command[2..]), BinaryPrimitives.ReadUInt16BigEndian(command[7..])),
            0xA8 => Read(BinaryPrimitives.ReadUInt32BigEndian(command[2..]), BinaryPrimitives.ReadUInt32BigEndian(command[6..])),
            0x0A or 0x2A or 0x2E or 0xAA => DriveAnswer.Sense.WriteProtected,
            _ => AnswerOwn(command),
        };
    }

    /// <summary>Commands that the kinds of drives answer differently.</summary>
    protected abstract DriveAnswer AnswerOwn(ReadOnlySpan<byte> command);

    protected static DriveAnswer Cut(byte[] bytes, int allocated) => new DriveAnswer.Reply(bytes.Length <= allocated ? bytes : bytes[..allocated]);

    private DriveAnswer TestReady()
    {
        if (_changeTold) return new DriveAnswer.Done();
        _changeTold = true;
        return DriveAnswer.Sense.MediaChanged;
    }

    private DriveAnswer.Reply Capacity()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BlockCount - 1);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), (uint)blockBytes);
        return new DriveAnswer.Reply(bytes);
    }

    private DriveAnswer Read(uint first, uint count)
    {
        if ((ulong)first + count > BlockCount || count > MaxBlocks) return DriveAnswer.Sense.OutOfRange;
        return count == 0 ? new DriveAnswer.Done() : new DriveAnswer.Blocks((long)first * blockBytes, (long)count * blockBytes);
    }
}
