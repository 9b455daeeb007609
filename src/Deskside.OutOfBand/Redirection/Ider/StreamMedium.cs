namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>An image in a seekable stream, such as a file that the caller opened. A last block that is cut short is filled with zeros.</summary>
public sealed class StreamMedium(Stream image, int blockBytes) : IMedium
{
    private readonly long _length = image.Length;

    public long LengthBytes { get; } = (image.Length + blockBytes - 1) / blockBytes * blockBytes;

    public async ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation)
    {
        image.Position = offsetBytes;
        var there = (int)Math.Clamp(_length - offsetBytes, 0, into.Length);
        await image.ReadExactlyAsync(into[..there], cancellation);
        into[there..].Span.Clear();
    }
}
