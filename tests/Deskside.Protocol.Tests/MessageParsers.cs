using Deskside.Protocol.Messages;

namespace Deskside.Protocol.Tests;

/// <summary>Every parser of outside bytes, as: bytes in, what it read written out again, or null.</summary>
internal static class MessageParsers
{
    public delegate byte[]? Parser(ReadOnlySpan<byte> bytes);

    public static readonly IReadOnlyDictionary<string, Parser> All = new Dictionary<string, Parser>
    {
        ["join"] = bytes => Join.TryRead(bytes, out var message) ? Write(message.Write) : null,
        ["joined"] = bytes => Joined.TryRead(bytes, out var message) ? Write(message.Write) : null,
        ["peerNews"] = bytes => PeerNews.TryRead(bytes, out var message) ? Write(message.Write) : null,
        ["refused"] = bytes => Refused.TryRead(bytes, out var message) ? Write(message.Write) : null,
        ["handshake"] = bytes => HandshakeStep.TryRead(bytes, out var message) ? message.ToBytes() : null,
        ["control"] = bytes => ControlMessage.TryRead(bytes, out var message) ? message.ToBytes() : null,
        ["input"] = bytes => InputEvent.TryReadAll(bytes, out var events) ? Write(output => { foreach (var input in events) input.Write(output); }) : null,
        ["cursor"] = bytes => CursorMessage.TryRead(bytes, out var message) ? message.ToBytes() : null,
        ["screen"] = ReadScreen,
        ["receipt"] = bytes => Receipt.TryRead(bytes, out var message) ? message.ToBytes() : null,
    };

    /// <summary>The parser that a vector is for.</summary>
    public static Parser For(string vector) => All.TryGetValue(vector, out var own) ? own
        : vector.StartsWith("handshake", StringComparison.Ordinal) ? All["handshake"]
        : vector.StartsWith("cursor", StringComparison.Ordinal) ? All["cursor"]
        : All["control"];

    private static byte[]? ReadScreen(ReadOnlySpan<byte> bytes) =>
        ScreenHeader.TryRead(bytes, out var header, out var rest) ? [.. Write(header.Write), .. rest] : null;

    private static byte[] Write(Action<System.Buffers.IBufferWriter<byte>> write)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
