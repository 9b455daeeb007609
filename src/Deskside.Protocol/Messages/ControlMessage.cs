using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>A message of the control channel: type (1) ‖ body. Types under 16 go sharer → viewer, from 16 viewer → sharer. Closed: one file a message.</summary>
/// <remarks>
/// Errors: reading never throws; false for an unknown type, leftover bytes or a value out of range. The direction is the
/// reader's to check: <see cref="Direction"/>. Source: docs/protocol/messages.md. Vectors: testdata/messages.
/// </remarks>
public abstract record ControlMessage
{
    private protected ControlMessage() { }

    private protected abstract byte Type { get; }

    private protected abstract void WriteBody(WireWriter writer);

    /// <summary>Which end may send it.</summary>
    public LegRole Direction => Type < 16 ? LegRole.Sharer : LegRole.Viewer;

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(Type);
        WriteBody(writer);
    }

    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(64);
        Write(output);
        return output.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ControlMessage? message)
    {
        var reader = new WireReader(bytes);
        message = reader.U8() switch
        {
            ConsentState.Number => ConsentState.Read(ref reader),
            Surfaces.Number => Surfaces.Read(ref reader),
            Ended.Number => Ended.Read(ref reader),
            FrameRefused.FromSharer => FrameRefused.Read(LegRole.Sharer, ref reader),
            SharerAbout.Number => SharerAbout.Read(ref reader),
            Notice.Number => Notice.Read(ref reader),
            ConsentAsked.Number => ConsentAsked.Read(ref reader),
            ControlReleased.Number => new ControlReleased(),
            KeyframeWanted.Number => KeyframeWanted.Read(ref reader),
            ViewerAbout.Number => ViewerAbout.Read(ref reader),
            FrameRefused.FromViewer => FrameRefused.Read(LegRole.Viewer, ref reader),
            SurfaceChoice.Number => SurfaceChoice.Read(ref reader),
            _ => null,
        };
        if (message is not null && reader.EndsWell) return true;
        message = null;
        return false;
    }
}
