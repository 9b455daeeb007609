using System.Runtime.Intrinsics;
using Deskside.Codec.Entropy;

namespace Deskside.Codec.Motion;

/// <summary>Codes one macroblock and rebuilds its samples, in both directions.</summary>
internal static unsafe class MacroblockCoder
{
    /// <param name="chooser">Encoding only: decides kind, vector, intra modes and levels.</param>
    /// <param name="step">The quantiser step in coefficient units (16 times a sample step).</param>
    public static void Code<T>(ref T coder, MotionModel model, MotionRegion region, Macroblock block, MotionChooser? chooser, int column, int row, int step)
        where T : struct, IBinaryCoder
    {
        var at = row * region.Columns + column;
        var (foreseenX, foreseenY) = region.ForeseenVector(column, row);
        if (T.Encodes) chooser!.Choose(region, block, column, row, foreseenX, foreseenY, step);
        Kind(ref coder, model, region, block, column, row);
        region.Kinds[at] = block.Kind;
        if (block.Kind == MacroblockKind.Inter) Vector(ref coder, model, region, block, column, row, foreseenX, foreseenY);
        region.VectorX[at] = (short)(block.Kind == MacroblockKind.Inter ? block.VectorX : 0);
        region.VectorY[at] = (short)(block.Kind == MacroblockKind.Inter ? block.VectorY : 0);
        if (block.Kind == MacroblockKind.Still)
        {
            Keep(region, column, row);
            return;
        }

        if (block.Kind == MacroblockKind.Inter) PredictInter(region, block, column, row);
        for (var plane = 0; plane < 3; plane++)
        {
            var side = region.Picture.SideOf(plane);
            for (var y = 0; y < side; y += 8)
                for (var x = 0; x < side; x += 8) Block(ref coder, model, region, block, chooser, plane, column * side, row * side, x, y, step);
        }
    }

    /// <summary>The motion-compensated prediction of all three planes.</summary>
    public static void PredictInter(MotionRegion region, Macroblock block, int column, int row)
    {
        for (var plane = 0; plane < 3; plane++)
        {
            var from = region.Reference[plane];
            var side = region.Reference.SideOf(plane);
            // A quarter of a pixel is an eighth of a half chroma sample.
            int x = side == 16 ? block.VectorX * 2 : block.VectorX, y = side == 16 ? block.VectorY * 2 : block.VectorY;
            MotionPrediction.Predict(from.At(column * side + (x >> 3), row * side + (y >> 3)), from.Stride, x & 7, y & 7, side, block.Predicted + plane * 256);
        }
    }

    private static void Kind<T>(ref T coder, MotionModel model, MotionRegion region, Macroblock block, int column, int row)
        where T : struct, IBinaryCoder
    {
        var at = row * region.Columns + column;
        var left = column > 0 ? region.Kinds[at - 1] : MacroblockKind.Still;
        var above = row > 0 ? region.Kinds[at - region.Columns] : MacroblockKind.Still;
        var moving = (left != MacroblockKind.Still ? 1 : 0) + (above != MacroblockKind.Still ? 1 : 0);
        if (coder.Bit(model.Still + moving, block.Kind != MacroblockKind.Still ? 1 : 0) == 0)
        {
            block.Kind = MacroblockKind.Still;
            return;
        }

        var intra = (left == MacroblockKind.Intra ? 1 : 0) + (above == MacroblockKind.Intra ? 1 : 0);
        block.Kind = coder.Bit(model.Intra + intra, block.Kind == MacroblockKind.Intra ? 1 : 0) == 0 ? MacroblockKind.Inter : MacroblockKind.Intra;
    }

    private static void Vector<T>(ref T coder, MotionModel model, MotionRegion region, Macroblock block, int column, int row, int foreseenX, int foreseenY)
        where T : struct, IBinaryCoder
    {
        var x = foreseenX + Numbers.SignedGrowing(ref coder, model.Vector, block.VectorX - foreseenX);
        var y = foreseenY + Numbers.SignedGrowing(ref coder, model.Vector + Numbers.GrowingBits, block.VectorY - foreseenY);
        (block.VectorX, block.VectorY) = region.Bounded(column, row, x, y);
    }

    private static void Block<T>(ref T coder, MotionModel model, MotionRegion region, Macroblock block, MotionChooser? chooser, int plane, int left, int top, int dx, int dy, int step)
        where T : struct, IBinaryCoder
    {
        var picture = region.Picture[plane];
        int x = left + dx, y = top + dy;
        byte* predicted;
        int predictedStride;
        if (block.Kind == MacroblockKind.Intra)
        {
            var mode = T.Encodes ? (int)chooser!.ChooseMode(picture, block, plane, x, y) : 0;
            mode = Numbers.Tree(ref coder, model.Mode + (plane > 0 ? 4 : 0), mode, 2);
            predicted = block.BlockPredicted;
            predictedStride = 8;
            IntraPrediction.Predict(picture, x, y, (IntraMode)mode, predicted);
        }
        else
        {
            predictedStride = region.Picture.SideOf(plane);
            predicted = block.Predicted + plane * 256 + dy * predictedStride + dx;
        }

        var last = T.Encodes ? chooser!.Quantise(block, predicted, predictedStride, plane, x, y, step) : -1;
        var flags = region.HasLevels[plane];
        int columns = picture.Width / 8, flag = y / 8 * columns + x / 8;
        var neighbours = (x > 0 ? flags[flag - 1] : 0) + (y > 0 ? flags[flag - columns] : 0);
        last = LevelCoder.Code(ref coder, model, plane, block.Levels, last, neighbours);
        flags[flag] = (byte)(last >= 0 ? 1 : 0);
        Rebuild(picture.At(x, y), picture.Stride, predicted, predictedStride, block, last, step);
    }

    private static void Rebuild(byte* to, int stride, byte* predicted, int predictedStride, Macroblock block, int last, int step)
    {
        if (last < 0)
        {
            for (var y = 0; y < 8; y++) *(ulong*)(to + y * stride) = *(ulong*)(predicted + y * predictedStride);
            return;
        }

        var low = Vector256.Create((int)short.MinValue);
        var high = Vector256.Create((int)short.MaxValue);
        for (var i = 0; i < 64; i += 8) Vector256.Clamp(Vector256.Load(block.Levels + i) * step, low, high).Store(block.Coefficients + i);
        BlockTransform.Inverse(block.Coefficients, block.Differences);
        for (var y = 0; y < 8; y++)
        {
            var sum = Lanes.Load8AsInt(predicted + y * predictedStride) + Vector256.Load(block.Differences + y * 8);
            Lanes.Store8(Vector256.Clamp(sum, Vector256<int>.Zero, Vector256.Create(255)).AsUInt32(), to + y * stride);
        }
    }

    // A still macroblock's samples go on as they are, as a reference for its neighbours and for later.
    private static void Keep(MotionRegion region, int column, int row)
    {
        for (var plane = 0; plane < 3; plane++)
        {
            int size = region.Picture.SideOf(plane), per = size / 8, columns = region.Columns * per;
            BytePlane from = region.Reference[plane], to = region.Picture[plane];
            for (var y = 0; y < size; y++)
                new ReadOnlySpan<byte>(from.At(column * size, row * size + y), size).CopyTo(new Span<byte>(to.At(column * size, row * size + y), size));
            for (var y = 0; y < per; y++)
                region.HasLevels[plane].AsSpan((row * per + y) * columns + column * per, per).Clear();
        }
    }
}
