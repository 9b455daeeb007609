using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>Opens what is sent to every viewer (leg 0), under the newest content key. One for each agreed <see cref="PairKeys"/>.</summary>
/// <remarks>Epochs only grow: an old wrap played again would reset the replay counters, so it is refused. Not thread-safe.</remarks>
public sealed class ContentOpener(WrapKey wrap) : IDisposable
{
    private FrameOpener? _opener;

    /// <summary>The epoch now; 0 before the first.</summary>
    public uint Epoch { get; private set; }

    public EpochOutcome TryAdvance(HandshakeEpoch step)
    {
        if (step.Epoch <= Epoch) return EpochOutcome.NotNewer;
        if (wrap.TryUnwrap(step) is not { } key) return EpochOutcome.BadWrap;
        _opener?.Dispose();
        _opener = new FrameOpener(key, StreamId.EveryViewer, step.Epoch);
        Epoch = step.Epoch;
        return EpochOutcome.Advanced;
    }

    public OpenOutcome Open(Frame frame, out byte[] plain)
    {
        plain = [];
        return _opener is null ? OpenOutcome.NoKey : _opener.Open(frame, out plain);
    }

    public void Dispose() => _opener?.Dispose();

    public override string ToString() => $"ContentOpener, epoch {Epoch} (redacted)";
}

/// <summary>What became of a wrapped content key.</summary>
public enum EpochOutcome : byte { Advanced, NotNewer, BadWrap }
