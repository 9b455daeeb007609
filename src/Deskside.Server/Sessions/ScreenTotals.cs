namespace Deskside.Server.Sessions;

/// <summary>What a session's screen cost so far, as its sharer counted it. The server cannot look into the frames.</summary>
/// <param name="Pictures">How many pictures were sent.</param>
/// <param name="ChangedPixels">Pixels that changed in them, as captured.</param>
/// <param name="Bytes">Bytes that carried them, before sealing.</param>
public sealed record ScreenTotals(long Pictures, long ChangedPixels, long Bytes)
{
    // JSON numbers are exact up to here in every reader.
    private const long Most = 1L << 53;
    private const int BytesOfPixel = 4;

    /// <summary>How many times smaller than the changed pixels at four bytes each, with one decimal; 0 before the first picture.</summary>
    public double Ratio => Bytes == 0 ? 0 : Math.Round(ChangedPixels * (double)BytesOfPixel / Bytes, 1);

    internal bool IsPlausible => IsCount(Pictures) && IsCount(ChangedPixels) && IsCount(Bytes);

    private static bool IsCount(long value) => value is >= 0 and <= Most;
}
