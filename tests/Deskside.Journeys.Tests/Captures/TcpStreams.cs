using System.Buffers.Binary;

namespace Deskside.Journeys.Tests.Captures;

/// <summary>Puts the bytes of each direction of each TCP connection of a capture together again.</summary>
/// <remarks>Reads the classic pcap file of tcpdump with Ethernet frames and IPv4. Local traffic is not lost, so a gap ends a stream.</remarks>
internal static class TcpStreams
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;
    private const int Ethernet = 14;

    public static IReadOnlyList<byte[]> Read(byte[] pcap)
    {
        var streams = new Dictionary<(uint, uint, uint), Direction>();
        for (var at = FileHeader; at + RecordHeader <= pcap.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(pcap.AsSpan(at + 8));
            if (at + RecordHeader + length > pcap.Length) break;
            Take(pcap.AsSpan(at + RecordHeader, length), streams);
            at += RecordHeader + length;
        }
        return [.. streams.Values.Select(stream => stream.Bytes())];
    }

    private static void Take(ReadOnlySpan<byte> packet, Dictionary<(uint, uint, uint), Direction> streams)
    {
        if (packet.Length < Ethernet + 40 || BinaryPrimitives.ReadUInt16BigEndian(packet[12..]) != 0x0800) return;
        var ip = packet[Ethernet..];
        ip = ip[..Math.Min(ip.Length, BinaryPrimitives.ReadUInt16BigEndian(ip[2..]))];
        if (ip[9] != 6) return;
        var tcp = ip[((ip[0] & 15) * 4)..];
        var payload = tcp[((tcp[12] >> 4) * 4)..];
        var key = (BinaryPrimitives.ReadUInt32BigEndian(ip[12..]), BinaryPrimitives.ReadUInt32BigEndian(ip[16..]), BinaryPrimitives.ReadUInt32BigEndian(tcp));
        if (!streams.TryGetValue(key, out var stream)) streams[key] = stream = new Direction();
        stream.Add(BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]), payload);
    }

    private sealed class Direction
    {
        private readonly SortedDictionary<uint, byte[]> _parts = [];

        public void Add(uint sequence, ReadOnlySpan<byte> payload)
        {
            if (payload.Length == 0) return;
            if (!_parts.TryGetValue(sequence, out var known) || known.Length < payload.Length) _parts[sequence] = payload.ToArray();
        }

        public byte[] Bytes()
        {
            using var whole = new MemoryStream();
            uint? next = null;
            foreach (var (sequence, part) in _parts)
            {
                if (next is { } expected && sequence != expected)
                {
                    if (unchecked((int)(expected - sequence)) >= part.Length) continue;
                    if (sequence > expected) break;
                    whole.Write(part.AsSpan((int)(expected - sequence)));
                    next = sequence + (uint)part.Length;
                    continue;
                }
                whole.Write(part);
                next = sequence + (uint)part.Length;
            }
            return whole.ToArray();
        }
    }
}
