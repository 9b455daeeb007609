namespace Deskside.Companion.Screen;

/// <summary>What the screen cost in this session: pixels that changed, and the bytes that carried them. Any thread may read.</summary>
internal sealed class PictureLedger
{
    private long _pictures;
    private long _changedPixels;
    private long _bytes;

    public PictureTotals Totals => new(Interlocked.Read(ref _pictures), Interlocked.Read(ref _changedPixels), Interlocked.Read(ref _bytes));

    public void Add(long changedPixels, int bytes)
    {
        Interlocked.Increment(ref _pictures);
        Interlocked.Add(ref _changedPixels, changedPixels);
        Interlocked.Add(ref _bytes, bytes);
    }
}

/// <param name="ChangedPixels">Of the source, as captured; 4 bytes each without a codec.</param>
/// <param name="Bytes">Codec bytes before sealing.</param>
public readonly record struct PictureTotals(long Pictures, long ChangedPixels, long Bytes)
{
    /// <summary>How many times smaller than the changed pixels, 4 bytes each; 0 before the first picture.</summary>
    public double Ratio => Bytes == 0 ? 0 : ChangedPixels * 4.0 / Bytes;
}
