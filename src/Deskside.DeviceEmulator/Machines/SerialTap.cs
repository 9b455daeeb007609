using System.Threading.Channels;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>One reader of the serial port. While it does not read, the machine waits; disposed, the port's text is dropped again.</summary>
public sealed class SerialTap : IDisposable
{
    private readonly Channel<byte[]> _pieces = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>The next bytes; null when another reader took over.</summary>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellation) =>
        await _pieces.Reader.WaitToReadAsync(cancellation) && _pieces.Reader.TryRead(out var piece) ? piece : null;

    public void Dispose() => _pieces.Writer.TryComplete();

    /// <summary>Gives the reader bytes, waiting for it; false when it is gone.</summary>
    public async ValueTask<bool> OfferAsync(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await _pieces.Writer.WriteAsync(bytes, cancellation);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }
}
