namespace Deskside.Bench.CodecBench;

/// <summary>What one recording cost.</summary>
/// <remarks>
/// KB = 1000 bytes. <see cref="KiloBytesPerSecond"/> counts from the moment the first picture is exact to the last tick, divided by the
/// recording's length; the first picture itself is <see cref="FirstKiloBytes"/> (its first frame) and <see cref="FirstExactKiloBytes"/> (until exact).
/// CPU is the encoding thread's, a changed frame. PSNR is RGB, over the changed tiles, from the mean squared error; infinite = always exact.
/// </remarks>
internal sealed record CodecFigures(string Name)
{
    public double KiloBytesPerSecond { get; set; }

    public double CpuMs { get; set; }

    public double CpuMaxMs { get; set; }

    public double PsnrDb { get; set; } = double.PositiveInfinity;

    public double FirstKiloBytes { get; set; }

    public double FirstMs { get; set; }

    public double FirstExactKiloBytes { get; set; }

    public double FirstExactAfterMs { get; set; }

    public double ExactAfterMs { get; set; }

    public double DecodeMs { get; set; }

    /// <summary>The most processor time that it takes to decode from a keyframe to any frame after it.</summary>
    public double SeekMs { get; set; }

    /// <summary>What keyframes by the byte budget add to all bytes, as a fraction.</summary>
    public double KeyframeOverhead { get; set; }

    /// <summary>Keyframes after the first.</summary>
    public int Keyframes { get; set; }

    public long AllBytes { get; set; }

    public int ChangedFrames { get; set; }

    public double TightKiloBytesPerSecond { get; set; }

    public double TightCpuMs { get; set; }

    public double TightFirstKiloBytes { get; set; }

    public double PngKiloBytesPerSecond { get; set; }

    public double PngFirstKiloBytes { get; set; }

    /// <summary>libvpx and libaom where they are installed; else empty.</summary>
    public IReadOnlyList<VideoRivalResult> Videos { get; set; } = [];

    public string Fault { get; set; } = "";
}
