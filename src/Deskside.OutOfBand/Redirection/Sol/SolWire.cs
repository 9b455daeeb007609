using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Sol;

/// <summary>The messages of a redirected serial line. Source: docs/out-of-band/redirection.md, 2.</summary>
public static class SolWire
{
    public const byte Start = 0x20;
    public const byte StartReply = 0x21;
    public const byte End = 0x22;
    public const byte EndReply = 0x23;
    public const byte Ping = 0x24;
    public const byte Pong = 0x25;
    public const byte ControlToHost = 0x27;
    public const byte TextToHost = 0x28;
    public const byte LineState = 0x29;
    public const byte TextFromHost = 0x2A;
    public const byte Heartbeat = 0x2B;

    public const int TextHeadBytes = 10;

    /// <summary>Debian's terminal reads into little buffers: longer pieces upset it.</summary>
    public const int MaxTextBytes = 512;

    public static byte[] StartMessage(uint number)
    {
        var message = Numbered(Start, 24, number);
        Put(message, 8, 10000);   // most bytes that wait to be sent
        Put(message, 10, 100);    // ms before they are sent
        Put(message, 12, 0);      // overflow
        Put(message, 14, 10000);  // ms without a byte from us before the firmware gives up
        Put(message, 16, 100);
        Put(message, 18, 0);      // no heartbeat asked of the firmware: we send ours
        return message;
    }

    public static byte[] Numbered(byte type, int length, uint number)
    {
        var message = new byte[length];
        message[0] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(4), number);
        return message;
    }

    public static byte[] Text(byte type, uint number, ReadOnlySpan<byte> text)
    {
        var message = Numbered(type, TextHeadBytes + text.Length, number);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(8), (ushort)text.Length);
        text.CopyTo(message.AsSpan(TextHeadBytes));
        return message;
    }

    /// <summary>Lengths of what the firmware sends.</summary>
    public static MessageLength MeasureFromDevice(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.IsEmpty) return MessageLength.NeedMore;
        length = bytes[0] switch
        {
            StartReply => 23,
            EndReply or Ping or Pong or Heartbeat => 8,
            LineState => 10,
            RedirectionWire.End => 4,
            TextFromHost => bytes.Length < TextHeadBytes ? -1 : TextHeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
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
            Start => 24,
            End or Ping or Pong or Heartbeat => 8,
            ControlToHost => 14,
            RedirectionWire.End => 4,
            TextToHost => bytes.Length < TextHeadBytes ? -1 : TextHeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            _ => -2,
        };
        return RedirectionWire.Told(ref length);
    }

    private static void Put(byte[] message, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(at), value);
}
