namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>A CD or floppy image, read at random. Thread-safe for one reader.</summary>
public interface IMedium
{
    /// <summary>A whole number of blocks.</summary>
    long LengthBytes { get; }

    /// <summary>Fills the buffer from an offset; both lie within the medium. Throws IOException when the image cannot be read.</summary>
    ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation);
}
