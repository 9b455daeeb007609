using System.Buffers;
using Deskside.Codec;
using Deskside.Companion.Ports;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Screen;

/// <summary>The encoder of one surface and the numbering of its pictures.</summary>
internal sealed class SurfaceEncoder(Surface surface, PictureLedger ledger) : IDisposable
{
    // As many as may be on their way at once: the viewer decodes the upper half while the lower is coded.
    private static readonly ScreenEncoderOptions Options = new() { KeyframeBands = 2 };

    private readonly ScreenEncoder _encoder = new(surface.Width, surface.Height, Options);
    private uint _number;

    /// <summary>Some of the picture is lossy still: encode again soon, also without damage.</summary>
    public bool HasDebt { get; private set; }

    /// <summary>The rest of a first picture is to follow at once.</summary>
    public bool IsContinued { get; private set; }

    public uint NextNumber => _number + 1;

    public bool Fits(Surface other) => other.Width == _encoder.Width && other.Height == _encoder.Height;

    public void RequestKeyframe() => _encoder.RequestKeyframe();

    /// <summary>The whole screen message, or null when nothing really changed.</summary>
    public Picture? Encode(ReadOnlySpan<uint> pixels, int stride, ReadOnlySpan<PixelRect> damage, EncodeBudget budget, ScreenHeader header) =>
        Take(_encoder.Encode(pixels, stride, damage, budget), header);

    /// <summary>As <see cref="Encode"/>, without a new picture: pays debt.</summary>
    public Picture? Refine(EncodeBudget budget, ScreenHeader header) => Take(_encoder.Refine(budget), header);

    private Picture? Take(EncodedFrame frame, ScreenHeader header)
    {
        (HasDebt, IsContinued) = (frame.DebtRemains, frame.IsContinued);
        if (frame.Kind == EncodedKind.Empty) return null;
        ledger.Add(frame.Stats.ChangedPixels, frame.Bytes.Length);
        var message = new ArrayBufferWriter<byte>(ScreenHeader.Size + frame.Bytes.Length);
        header.Write(message);
        message.Write(frame.Bytes);
        _number = header.FrameNumber;
        return new Picture(message.WrittenMemory, frame.IsKeyframe, header.FrameNumber);
    }

    public void Dispose() => _encoder.Dispose();
}

/// <summary>One screen message, ready to be posted.</summary>
internal sealed record Picture(ReadOnlyMemory<byte> Message, bool IsKeyframe, uint Number);
