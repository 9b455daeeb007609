using System.Buffers;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;

namespace Deskside.Sealing;

/// <summary>Seals what every admitted viewer may see (leg 0), under a content key that changes with each epoch.</summary>
/// <remarks>
/// A new epoch begins when a viewer joins, leaves, resumes or loses a right, and on any doubt: <see cref="BeginEpoch"/>, then
/// <see cref="WrapFor"/> for each viewer that may see, send those steps first, drop what waits for leg 0
/// (<c>RankedOutbox.Abandon(0)</c>) and send a keyframe of each surface. Epochs count up and never come twice in one sealer's
/// life. Not thread-safe.
/// </remarks>
public sealed class ContentSealer : IDisposable
{
    private SealingKey? _content;
    private FrameSealer? _sealer;

    /// <summary>The epoch now; 0 before the first, when nothing can be sealed.</summary>
    public uint Epoch { get; private set; }

    /// <summary>True when this epoch's counters are far along: begin a new one.</summary>
    public bool WantsFreshKeys => _sealer?.WantsFreshKeys ?? false;

    public void BeginEpoch()
    {
        Dispose();
        Epoch = checked(Epoch + 1);
        _content = SealingKey.Draw();
        _sealer = new FrameSealer(SealingKey.FromBytes(_content.Bytes), StreamId.EveryViewer, Epoch);
    }

    /// <summary>This epoch's key, closed for one viewer.</summary>
    public HandshakeEpoch WrapFor(WrapKey viewer) =>
        viewer.Wrap(Epoch, _content ?? throw new InvalidOperationException("No epoch has begun."));

    /// <summary>As <see cref="FrameSealer.TrySeal"/>. Throws before the first epoch.</summary>
    public bool TrySeal(OutgoingPart part, uint timestampMs, IBufferWriter<byte> output) =>
        (_sealer ?? throw new InvalidOperationException("No epoch has begun.")).TrySeal(part, timestampMs, output);

    public void Dispose()
    {
        _sealer?.Dispose();
        _content?.Dispose();
        _sealer = null;
        _content = null;
    }

    public override string ToString() => $"ContentSealer, epoch {Epoch} (redacted)";
}
