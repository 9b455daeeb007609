namespace Deskside.Sealing;

/// <summary>The three keys that sharer and one viewer agreed on. Fresh at each handshake and each resume, so counters begin at 0.</summary>
/// <remarks>Owned by the receiver of <see cref="HandshakeOutcome.Established"/>, who disposes it.</remarks>
public sealed class PairKeys : IDisposable
{
    internal PairKeys(SealingKey viewerToSharer, SealingKey sharerToViewer, WrapKey wrap)
    {
        ViewerToSharer = viewerToSharer;
        SharerToViewer = sharerToViewer;
        Wrap = wrap;
    }

    public SealingKey ViewerToSharer { get; }

    public SealingKey SharerToViewer { get; }

    public WrapKey Wrap { get; }

    public void Dispose()
    {
        ViewerToSharer.Dispose();
        SharerToViewer.Dispose();
        Wrap.Dispose();
    }

    public override string ToString() => "PairKeys (redacted)";
}
