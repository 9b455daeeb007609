namespace Deskside.OutOfBand.Redirection;

/// <summary>Writes whole messages, one at a time, each in one write. Thread-safe; the stream stays with its owner.</summary>
public sealed class RedirectionOutlet(Stream line) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await line.WriteAsync(message, cancellation);
            await line.FlushAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes a message and writes it in the same turn, so that its number is the next on the line.</summary>
    public async ValueTask SendAsync(Func<ReadOnlyMemory<byte>> make, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await line.WriteAsync(make(), cancellation);
            await line.FlushAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
