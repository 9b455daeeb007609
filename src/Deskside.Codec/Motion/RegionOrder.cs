namespace Deskside.Codec.Motion;

/// <summary>What a frame does with one region.</summary>
/// <param name="Number">Which region; -1 = none.</param>
/// <param name="Fresh">A rectangle that the region takes from now on; empty = as before.</param>
/// <param name="Detail">With a fresh rectangle: how much chroma the region has from now on.</param>
/// <param name="Quality">1 (finest) to 63 (coarsest): the quantiser step in samples.</param>
internal readonly record struct RegionOrder(int Number, PixelRect Fresh, ChromaDetail Detail, int Quality)
{
    /// <summary>The quantiser step in coefficient units: 16 times the quality.</summary>
    public int Step => Quality * 16;
}
