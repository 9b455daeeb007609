using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>A floppy drive: blocks of 512 bytes, write-protected.</summary>
public sealed class FloppyDrive(long mediumBytes) : Drive(mediumBytes, Block)
{
    public const int Block = 512;

    protected override DriveAnswer AnswerOwn(ReadOnlySpan<byte> command) => command[0] switch
    {
        0x1A => (command[2] & 0x3F) == 0x3F ? Cut([0, 0, 0x80, 0], command[4]) : DriveAnswer.Sense.UnknownField,
        0x23 => FormatCapacities(BinaryPrimitives.ReadUInt16BigEndian(command[7..])),
        0x5A => ModeSense10(command),
        _ => DriveAnswer.Sense.UnknownCommand,
    };

    private DriveAnswer FormatCapacities(int allocated)
    {
        byte[] answer = [0, 0, 0, 8, 0, 0, 0, 0, 2, 0, 2, 0];
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(4), BlockCount);
        return Cut(answer, allocated);
    }

    private DriveAnswer ModeSense10(ReadOnlySpan<byte> command)
    {
        // Page 5, flexible disk: 2 heads, 18 sectors a track, 80 tracks, 300 turns a minute.
        byte[] flexible = [0x05, 0x1E, 0x10, 0xA9, 2, 18, 2, 0, 0, 80, .. new byte[18], 0x01, 0x2C, 0, 0];
        byte[]? pages = (command[2] & 0x3F) switch
        {
            0x01 => [0x01, 0x0A, .. new byte[10]],
            0x05 => flexible,
            0x3F => [0x01, 0x0A, .. new byte[10], .. flexible],
            _ => null,
        };
        if (pages is null) return DriveAnswer.Sense.UnknownField;
        byte[] answer = [0, 0, 0x94, 0x80, 0, 0, 0, 0, .. pages];
        BinaryPrimitives.WriteUInt16BigEndian(answer, (ushort)(answer.Length - 2));
        return Cut(answer, BinaryPrimitives.ReadUInt16BigEndian(command[7..]));
    }
}
