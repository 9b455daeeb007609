using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>The messages of redirected drives, as both ends write and measure them. Source: docs/out-of-band/redirection.md, 3.</summary>
public static class IderWire
{
    public const byte Open = 0x40;
    public const byte OpenReply = 0x41;
    public const byte Close = 0x42;
    public const byte CloseReply = 0x43;
    public const byte Ping = 0x44;
    public const byte Pong = 0x45;
    public const byte ResetOccurred = 0x46;
    public const byte ResetReply = 0x47;
    public const byte Feature = 0x48;
    public const byte FeatureReply = 0x49;
    public const byte Error = 0x4A;
    public const byte Heartbeat = 0x4B;
    public const byte Command = 0x50;
    public const byte CommandEnd = 0x51;
    public const byte GetFromHost = 0x52;
    public const byte BytesFromHost = 0x53;
    public const byte BytesToHost = 0x54;

    public const byte Completed = 2;
    public const byte CdDevice = 0xB0;
    public const byte FloppyDevice = 0xA0;
    public const byte SlaveBit = 0x10;
    public const byte FeatureToggle = 3;
    public const byte DmaBit = 1;
    public const int HeadBytes = 8;
    public const int CommandMessageBytes = 28;
    public const int CommandAt = 16;
    public const int EndBytes = 31;
    public const int PayloadAt = 34;
    public const int MaxPieceBytes = 8192;

    public static byte[] Message(byte type, byte attributes, uint number, int length)
    {
        var message = new byte[length];
        (message[0], message[3]) = (type, attributes);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(4), number);
        return message;
    }

    public static uint NumberOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt32LittleEndian(message[4..]);

    public static byte[] OpenMessage(uint number)
    {
        var message = Message(Open, 0, number, 18);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(8), 30000);   // ms without a byte from us before the firmware gives up
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(10), 0);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(12), 20000);  // ms between the firmware's heartbeats
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(14), 1);
        return message;
    }

    public static byte[] FeatureMessage(uint number, byte type, uint value)
    {
        var message = Message(Feature, 0, number, type == FeatureToggle ? 13 : 9);
        message[8] = type;
        if (type == FeatureToggle) BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(9), value);
        return message;
    }

    /// <summary>A command's good or bad end, without bytes.</summary>
    public static byte[] EndMessage(uint number, byte device, DriveAnswer.Sense? sense)
    {
        var message = Message(CommandEnd, Completed, number, EndBytes);
        (message[20], message[22], message[26]) = (0xC5, 3, device);
        message[27] = 0x50;
        if (sense is null) return message;
        (message[20], message[21], message[27]) = (0x87, (byte)(sense.Key << 4), 0x51);
        (message[28], message[29], message[30]) = (sense.Key, sense.Code, sense.Qualifier);
        return message;
    }

    /// <summary>Bytes for the PC; the last piece of a command says that it is complete.</summary>
    public static byte[] BytesMessage(uint number, byte device, bool isDma, bool isLast, ReadOnlySpan<byte> bytes)
    {
        var message = Message(BytesToHost, isLast ? Completed : (byte)0, number, PayloadAt + bytes.Length);
        if (isDma) message[3] |= DmaBit;
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(9), (ushort)bytes.Length);
        (message[12], message[14], message[18], message[19]) = (isDma ? (byte)0xB4 : (byte)0xB5, 2, device, 0x58);
        if (!isDma) BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(16), (ushort)bytes.Length);
        if (isLast) (message[20], message[22], message[26], message[27]) = (0x85, 3, device, 0x50);
        bytes.CopyTo(message.AsSpan(PayloadAt));
        return message;
    }

    /// <summary>Lengths of what the firmware sends.</summary>
    public static MessageLength MeasureFromDevice(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.IsEmpty) return MessageLength.NeedMore;
        length = bytes[0] switch
        {
            OpenReply => bytes.Length < 30 ? -1 : 30 + bytes[29],
            CloseReply or Ping or Pong or Heartbeat => HeadBytes,
            ResetOccurred => 9,
            FeatureReply => 13,
            Error => 11,
            Command => CommandMessageBytes,
            BytesFromHost => bytes.Length < 14 ? -1 : 14 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[9..]),
            RedirectionWire.End => 4,
            _ => -2,
        };
        return RedirectionWire.Told(ref length);
    }

    /// <summary>Lengths of what a console sends.</summary>
    public static MessageLength MeasureFromConsole(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.IsEmpty) return MessageLength.NeedMore;
        length = bytes[0] switch
        {
            Open => 18,
            Close or Ping or Pong or ResetReply or Heartbeat => HeadBytes,
            Feature => bytes.Length < 9 ? -1 : bytes[8] == FeatureToggle ? 13 : 9,
            CommandEnd or GetFromHost => EndBytes,
            BytesToHost => bytes.Length < PayloadAt ? -1 : PayloadAt + BinaryPrimitives.ReadUInt16LittleEndian(bytes[9..]),
            RedirectionWire.End => 4,
            _ => -2,
        };
        return RedirectionWire.Told(ref length);
    }
}
