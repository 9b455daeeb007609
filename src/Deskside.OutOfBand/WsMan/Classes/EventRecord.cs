using System.Buffers.Binary;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>One entry of the firmware's event log.</summary>
/// <remarks>
/// 21 bytes: 0 time (4, little-endian, unix seconds)   4 device address   5 sensor type   6 event type   7 event offset
/// 8 source type   9 severity   10 sensor number   11 entity   12 instance   13 event bytes (8).
/// Source: docs/out-of-band/ws-man.md, 5.
/// </remarks>
public sealed record EventRecord(DateTimeOffset At, byte SensorType, byte EventType, byte Offset, byte Severity, byte Entity, string Detail)
{
    public const int Size = 21;

    public static EventRecord? Parse(ReadOnlySpan<byte> bytes) => bytes.Length != Size
        ? null
        : new EventRecord(
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
            bytes[5], bytes[6], bytes[7], bytes[9], bytes[11], Convert.ToHexString(bytes[13..]));

    /// <summary>In words, for the kinds that matter in a repair; numbers for the rest.</summary>
    public string Told => (SensorType, EventType, Offset) switch
    {
        (0x0F, 0x6F, 0x00) => "The start-up test found an error.",
        (0x0F, 0x6F, 0x01) => "The start-up hangs.",
        (0x0F, 0x6F, 0x02) => "Start-up progress.",
        (0x06, 0x6F, 0x05) => "A password was tried and was wrong.",
        (0x1E, 0x6F, 0x00) => "There is no medium to start from.",
        (0x20, 0x6F, _) => "The operating system stopped.",
        (0x23, 0x6F, _) => "The watchdog went off.",
        (0x05, _, _) => "The case was opened.",
        (0x01, _, _) => "Temperature.",
        _ => $"Sensor {SensorType:x2}, event {EventType:x2}, offset {Offset:x2}.",
    };
}
