using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>A CD-ROM drive: blocks of 2048 bytes, one data track.</summary>
public sealed class CdDrive(long mediumBytes) : Drive(mediumBytes, Block)
{
    public const int Block = 2048;
    private const byte OnlyTrack = 0x14;
    private const byte LeadOut = 0xAA;
    private const int FramesBeforeStart = 150;

    // Code, version and flags, what follows. Source: MMC-3, 5.3.
    private static readonly (ushort Code, byte Flags, byte[] Detail)[] Features =
    [
        (0x0000, 0x03, [0x00, 0x08, 0x01, 0x00]),
        (0x0001, 0x03, [0x00, 0x00, 0x00, 0x02]),
        (0x0002, 0x03, [0x00, 0x00, 0x00, 0x00]),
        (0x0003, 0x03, [0x29, 0x00, 0x00, 0x00]),
        (0x0010, 0x01, [0x00, 0x00, 0x08, 0x00, 0x00, 0x01, 0x01, 0x00]),
        (0x001E, 0x01, []),
        (0x0100, 0x03, []),
        (0x0105, 0x03, []),
    ];

    protected override DriveAnswer AnswerOwn(ReadOnlySpan<byte> command) => command[0] switch
    {
        0x1A => ModeSense6(command),
        0x43 => Contents(command),
        0x46 => Configuration(command),
        0x4A => Event(command),
        0x5A => ModeSense10(command),
        _ => DriveAnswer.Sense.UnknownCommand,
    };

    private static DriveAnswer ModeSense6(ReadOnlySpan<byte> command) =>
        (command[2] & 0x3F) == 0x3F ? Cut([0, 5, 0x80, 0], command[4]) : DriveAnswer.Sense.UnknownField;

    private static DriveAnswer ModeSense10(ReadOnlySpan<byte> command)
    {
        byte[]? pages = (command[2] & 0x3F) switch
        {
            0x01 => Page(0x01, 6),
            0x1A => Page(0x1A, 10),
            0x1D => Page(0x1D, 10),
            0x2A => Page(0x2A, 20),
            0x3F => [.. Page(0x01, 6), .. Page(0x1A, 10), .. Page(0x1D, 10), .. Page(0x2A, 20)],
            _ => null,
        };
        if (pages is null) return DriveAnswer.Sense.UnknownField;
        byte[] answer = [0, 0, 5, 0x80, 0, 0, 0, 0, .. pages];
        BinaryPrimitives.WriteUInt16BigEndian(answer, (ushort)(answer.Length - 2));
        return Cut(answer, BinaryPrimitives.ReadUInt16BigEndian(command[7..]));
    }

    private static byte[] Page(byte code, byte length)
    {
        var page = new byte[2 + length];
        (page[0], page[1]) = (code, length);
        return page;
    }

    private DriveAnswer Contents(ReadOnlySpan<byte> command)
    {
        var inMinutes = (command[1] & 2) != 0;
        // Old commands carry the format in the control byte, new ones in the third.
        var format = (command[2] & 0x0F) != 0 ? command[2] & 0x0F : command[9] >> 6;
        var (firstTrack, allocated) = (command[6], BinaryPrimitives.ReadUInt16BigEndian(command[7..]));
        switch (format)
        {
            case 0:
                if (firstTrack > 1 && firstTrack != LeadOut) return DriveAnswer.Sense.UnknownField;
                byte[] tracks = firstTrack == LeadOut ? [] : Track(1, 0, inMinutes);
                byte[] list = [0, 0, 1, 1, .. tracks, .. Track(LeadOut, BlockCount, inMinutes)];
                BinaryPrimitives.WriteUInt16BigEndian(list, (ushort)(list.Length - 2));
                return Cut(list, allocated);
            case 1: return Cut([0, 10, 1, 1, .. Track(1, 0, inMinutes)], allocated);
            default: return DriveAnswer.Sense.UnknownField;
        }
    }

    private static byte[] Track(byte number, uint block, bool inMinutes)
    {
        byte[] track = [0, OnlyTrack, number, 0, 0, 0, 0, 0];
        if (inMinutes)
        {
            var frames = block + FramesBeforeStart;
            (track[5], track[6], track[7]) = ((byte)Math.Min(frames / (75 * 60), 255), (byte)(frames / 75 % 60), (byte)(frames % 75));
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(track.AsSpan(4), block);
        }
        return track;
    }

    private static DriveAnswer Configuration(ReadOnlySpan<byte> command)
    {
        var first = BinaryPrimitives.ReadUInt16BigEndian(command[2..]);
        var onlyOne = (command[1] & 3) == 2;
        var answer = new List<byte> { 0, 0, 0, 0, 0, 0, 0, 8 };
        foreach (var (code, flags, detail) in Features)
        {
            if (onlyOne ? code != first : code < first) continue;
            answer.AddRange([(byte)(code >> 8), (byte)code, flags, (byte)detail.Length, .. detail]);
        }
        byte[] bytes = [.. answer];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(bytes.Length - 4));
        return Cut(bytes, BinaryPrimitives.ReadUInt16BigEndian(command[7..]));
    }

    private DriveAnswer Event(ReadOnlySpan<byte> command)
    {
        const byte MediaClass = 0x10;
        var allocated = BinaryPrimitives.ReadUInt16BigEndian(command[7..]);
        // Only polling is served, and only news of the medium.
        if ((command[1] & 1) == 0) return DriveAnswer.Sense.UnknownField;
        var present = (byte)(MediumBytes > 0 ? 2 : 0);
        return (command[4] & MediaClass) != 0 ? Cut([0, 6, 4, MediaClass, 0, present, 0, 0], allocated) : Cut([0, 2, 0x80, MediaClass], allocated);
    }
}
