namespace Deskside.Codec.Motion;

/// <summary>How fast each region moves, and so how much chroma it is worth: full when slow, half in fast motion. The encoder's side only.</summary>
/// <remarks>
/// Slow is a mean vector of at most half a pixel a frame over no more than a window's worth of pixels, ten frames in a row; fast is more than a pixel and a
/// quarter, or a whole screen in motion, three frames in a row. What lies between changes nothing, so that a region does not flicker.
/// </remarks>
internal sealed class MotionPace
{
    private const int SlowPasses = 10, FastPasses = 3;
    private const int SlowSpeed = 2, FastSpeed = 5, IntraSpeed = 16;
    private const int SlowMacroblocks = 1200, FastMacroblocks = 1600;
    private readonly Entry[] _entries = new Entry[RegionSet.Most];

    /// <summary>What a region should have from its next frame on.</summary>
    public ChromaDetail this[int number] => _entries[number].Detail;

    /// <summary>A region begins: nothing is known, so it counts as fast.</summary>
    public void Restart(int number) => _entries[number] = default;

    /// <summary>Takes in the vectors of the pass that was just coded.</summary>
    public void Note(int number, MotionRegion region)
    {
        int moving = 0, speed = 0;
        for (var i = 0; i < region.Kinds.Length; i++)
        {
            if (region.Kinds[i] == MacroblockKind.Still) continue;
            moving++;
            speed += region.Kinds[i] == MacroblockKind.Intra ? IntraSpeed : Math.Abs(region.VectorX[i]) + Math.Abs(region.VectorY[i]);
        }

        ref var entry = ref _entries[number];
        var isSlow = speed <= moving * SlowSpeed && moving <= SlowMacroblocks;
        var isFast = speed > moving * FastSpeed || moving > FastMacroblocks;
        entry.Slow = isSlow ? entry.Slow + 1 : 0;
        entry.Fast = isFast ? entry.Fast + 1 : 0;
        if (entry.Slow >= SlowPasses) entry.Detail = ChromaDetail.Full;
        else if (entry.Fast >= FastPasses) entry.Detail = ChromaDetail.Half;
    }

    private struct Entry
    {
        public ChromaDetail Detail;
        public int Slow;
        public int Fast;
    }
}
