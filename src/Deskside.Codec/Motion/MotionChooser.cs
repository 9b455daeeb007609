using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>The encoder's decisions in a region: which macroblocks are still, how the others move, what is worth coding.</summary>
internal sealed unsafe class MotionChooser : IDisposable
{
    private MacroblockKind[] _wanted = [];
    private Yuv? _source;

    /// <summary>The source's samples, of the region's size.</summary>
    public Yuv Source => _source ?? throw new InvalidOperationException("Prepare comes first.");

    /// <summary>Takes a frame's source in.</summary>
    /// <param name="wanted">By macroblock: Still where the source did not change or is not for this coder; Intra where no reference is worth trying; else Inter.</param>
    public void Prepare(MotionRegion region, PixelPlane current, MacroblockKind[] wanted)
    {
        int width = region.Columns * 16, height = region.Rows * 16;
        if (_source is null || _source.Luma.Width != width || _source.Luma.Height != height || _source.Detail != region.Detail)
        {
            _source?.Dispose();
            _source = new Yuv(width, height, region.Detail);
        }

        _wanted = wanted;
        for (var row = 0; row < region.Rows; row++)
            for (var column = 0; column < region.Columns; column++)
                if (wanted[row * region.Columns + column] != MacroblockKind.Still)
                    SamplesFromPixels.Convert(current, region.Rect, _source, column * 16, row * 16);
    }

    public void Choose(MotionRegion region, Macroblock block, int column, int row, int foreseenX, int foreseenY, int step)
    {
        block.Kind = _wanted[row * region.Columns + column];
        if (block.Kind != MacroblockKind.Inter) return;
        // A vector costs about as much as this many differences of one.
        var price = step / 14 + 1;
        var search = new MotionSearch(Source.Luma, region, column, row, foreseenX, foreseenY, price, block);
        search.Run();
        (block.VectorX, block.VectorY) = (search.X, search.Y);
        region.Costs[row * region.Columns + column] = search.Cost;
        if (search.Cost > 600 && Deviation(column * 16, row * 16) + price * 24 < search.Cost) block.Kind = MacroblockKind.Intra;
    }

    /// <summary>The intra mode that leaves the smallest differences.</summary>
    public IntraMode ChooseMode(BytePlane picture, Macroblock block, int plane, int x, int y)
    {
        var source = Source[plane];
        var best = IntraMode.Flat;
        var least = int.MaxValue;
        for (var mode = IntraMode.Flat; mode <= IntraMode.Slope; mode++)
        {
            if ((mode != IntraMode.Flat) && ((mode != IntraMode.FromAbove && x == 0) || (mode != IntraMode.FromLeft && y == 0))) continue;
            IntraPrediction.Predict(picture, x, y, mode, block.Trial);
            var sum = Sad.Of8(source.At(x, y), source.Stride, block.Trial, 8);
            if (sum >= least) continue;
            least = sum;
            best = mode;
        }

        return best;
    }

    /// <summary>Fills the block's levels; returns the last place that is not 0, or -1.</summary>
    public int Quantise(Macroblock block, byte* predicted, int predictedStride, int plane, int x, int y, int step)
    {
        var source = Source[plane];
        var from = source.At(x, y);
        var residual = block.Residual;
        var sum = Vector128<short>.Zero;
        for (var row = 0; row < 8; row++)
        {
            var difference = (Lanes.Load8(from + row * source.Stride) - Lanes.Load8(predicted + row * predictedStride)).AsInt16();
            difference.Store(residual + row * 8);
            sum += Vector128.Abs(difference);
        }

        int energy = Vector128.Sum(sum);
        // step is 16 sample steps; under an eighth of a sample step on average nothing would survive.
        if (energy * 2 < step) return -1;
        BlockTransform.Forward(residual, block.Coefficients);
        var inter = block.Kind == MacroblockKind.Inter;
        var last = Quantiser.Levels(block.Coefficients, block.Levels, step, inter ? 3 : 6);
        return inter && Quantiser.IsStray(block.Levels, last) ? -1 : last;
    }

    public void Dispose() => _source?.Dispose();

    // The sum of absolute differences from the mean: about what a flat prediction would leave.
    private int Deviation(int x, int y)
    {
        var luma = Source.Luma;
        var from = luma.At(x, y);
        byte* zero = stackalloc byte[256];
        new Span<byte>(zero, 256).Clear();
        var mean = (Sad.Of16(from, luma.Stride, zero, 16) + 128) >> 8;
        new Span<byte>(zero, 256).Fill((byte)mean);
        return Sad.Of16(from, luma.Stride, zero, 16);
    }
}
