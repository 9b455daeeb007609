using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Redirected drives that serve images of this desk. Disposing takes them away and closes the files.</summary>
internal sealed class MediaLine : IAsyncDisposable
{
    private readonly IderSession _session;
    private readonly IReadOnlyList<Stream> _files;
    private readonly CancellationTokenSource _takingAway = new();
    private int _isClosed;

    public MediaLine(IderSession session, IReadOnlyList<Stream> files)
    {
        (_session, _files) = (session, files);
        Serving = session.RunAsync(_takingAway.Token);
    }

    /// <summary>Done when the drives are gone; says why.</summary>
    public Task<IderEnd> Serving { get; }

    public IderProgress Progress => _session.Progress;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
        {
            return;
        }

        await _takingAway.CancelAsync();
        await Serving;
        await _session.DisposeAsync();
        foreach (var file in _files)
        {
            await file.DisposeAsync();
        }
    }
}
