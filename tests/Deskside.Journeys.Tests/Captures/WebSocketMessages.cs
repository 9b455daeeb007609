using System.Buffers.Binary;

namespace Deskside.Journeys.Tests.Captures;

/// <summary>The binary WebSocket messages (RFC 6455, section 5.2) in one direction of a captured connection, unmasked.</summary>
internal static class WebSocketMessages
{
    public static IReadOnlyList<byte[]> Read(byte[] stream)
    {
        var head = System.Text.Encoding.Latin1.GetString(stream, 0, Math.Min(stream.Length, 8192));
        var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !head[..end].Contains("websocket", StringComparison.OrdinalIgnoreCase)) return [];
        var messages = new List<byte[]>();
        var message = new MemoryStream();
        for (ReadOnlySpan<byte> rest = stream.AsSpan(end + 4); rest.Length >= 2;)
        {
            var isFinal = (rest[0] & 0x80) != 0;
            var opcode = rest[0] & 15;
            var isMasked = (rest[1] & 0x80) != 0;
            long length = rest[1] & 127;
            var at = 2;
            if (length == 126 && rest.Length >= 4) (length, at) = (BinaryPrimitives.ReadUInt16BigEndian(rest[2..]), 4);
            else if (length == 127 && rest.Length >= 10) (length, at) = (BinaryPrimitives.ReadInt64BigEndian(rest[2..]), 10);
            var mask = isMasked && rest.Length >= at + 4 ? rest.Slice(at, 4) : default;
            at += mask.Length;
            if (rest.Length < at + length) break;
            var payload = rest.Slice(at, (int)length).ToArray();
            for (var i = 0; i < payload.Length && isMasked; i++) payload[i] ^= mask[i & 3];
            rest = rest[(at + (int)length)..];
            if (opcode >= 8) continue;
            message.Write(payload);
            if (!isFinal) continue;
            messages.Add(message.ToArray());
            message.SetLength(0);
        }
        return messages;
    }
}
