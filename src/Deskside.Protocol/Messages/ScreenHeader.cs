using System.Buffers;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>Before each codec frame of a screen message: frame number (4) ‖ last input event (4) ‖ capture time (4).</summary>
/// <remarks>
/// The event is the newest one that was applied before the capture; the time is ms since the session opened.
/// Numbers grow by one a surface. All that follows is the codec's.
/// </remarks>
public readonly record struct ScreenHeader(uint FrameNumber, uint LastInputEventId, uint CaptureMs)
{
    public const int Size = 12;

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U32(FrameNumber);
        writer.U32(LastInputEventId);
        writer.U32(CaptureMs);
    }

    /// <summary>Reads the header; <paramref name="codecFrame"/> is what follows, lent. False when bytes are missing.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ScreenHeader header, out ReadOnlySpan<byte> codecFrame)
    {
        var reader = new WireReader(bytes);
        header = new ScreenHeader(reader.U32(), reader.U32(), reader.U32());
        var hasFailed = reader.HasFailed;
        codecFrame = reader.Rest();
        if (!hasFailed) return true;
        header = default;
        return false;
    }
}
