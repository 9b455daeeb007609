namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>An open line of screen, keyboard and mouse: raw RFB. Disposing closes it.</summary>
internal sealed class ScreenLine(Stream line) : IAsyncDisposable
{
    private int _isClosed;

    public Stream Line { get; } = line;

    public CancellationTokenSource Closing { get; } = new();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await Closing.CancelAsync();
            await Line.DisposeAsync();
        }
    }
}
