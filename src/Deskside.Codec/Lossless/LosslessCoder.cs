using System.Numerics;
using System.Runtime.CompilerServices;
using Deskside.Codec.Entropy;
using Deskside.Codec.Motion;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Lossless;

/// <summary>Codes boxes of pixels exactly, in both directions, by what was seen before after the same neighbourhood.</summary>
/// <remarks>
/// Order of the guesses for a pixel: a run of unchanged pixels, a flat run, the picture before, two colours by six neighbours, one colour by four neighbours,
/// left, above, above right, a recent colour, and at last a predicted difference. A guess that was already refused is skipped.
/// Source: docs/protocol/codec.md, 5; measurements in the codec study.
/// </remarks>
internal static unsafe class LosslessCoder
{
    private const uint None = 0xFFFFFFFF;

    /// <summary>Codes one box. Encoding: pixels come from <paramref name="target"/>; either way they end in <paramref name="picture"/>.</summary>
    /// <param name="before">The picture before this frame's boxes: the temporal guess.</param>
    /// <param name="drawn">What this frame's motion pass drew: those pixels are left out.</param>
    public static void Code<T>(ref T coder, LosslessModel model, PixelPlane picture, PixelPlane before, PixelPlane? target, PixelRect box, DrawnCells drawn)
        where T : struct, IBinaryCoder
    {
        var photo = coder.Bit(model.Photo, T.Encodes && IsPhoto(target!, before, box) ? 1 : 0) == 1;
        var isWhole = !drawn.Touch(box);
        for (var y = box.Y; y < box.Bottom; y++)
        {
            if (isWhole)
            {
                Segment(ref coder, model, picture, before, target, box.X, y, box.Width, photo);
                continue;
            }

            for (var x = box.X; x < box.Right;)
            {
                var end = Math.Min(drawn.EndOfStretch(x, y, out var isDrawn), box.Right);
                if (!isDrawn) Segment(ref coder, model, picture, before, target, x, y, end - x, photo);
                x = end;
            }
        }
    }

    private static void Segment<T>(ref T outer, LosslessModel model, PixelPlane picture, PixelPlane before, PixelPlane? target, int x, int y, int width, bool photo)
        where T : struct, IBinaryCoder
    {
        var row = picture.At(x, y);
        var wanted = T.Encodes ? target!.At(x, y) : row;
        if (photo) PixelLiteral.CodeRow(ref outer, model, row, wanted, picture.Stride, width);
        else CodeRow(ref outer, model, row, before.At(x, y), wanted, picture.Stride, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint a, uint b) => (a ^ BitOperations.RotateLeft(b, 13)) * 0x9E3779B1u;

    [SkipLocalsInit]
    private static void CodeRow<T>(ref T outer, LosslessModel model, uint* pixel, uint* before, uint* wanted, nint stride, int width)
        where T : struct, IBinaryCoder
    {
        var coder = outer;
        var end = pixel + width;
        var history = model.TemporalHistory;
        var excluded = None;
        while (pixel < end)
        {
            uint west = pixel[-1], north = pixel[-stride], northWest = pixel[-stride - 1], northEast = pixel[-stride + 1];
            uint westWest = pixel[-2], northNorth = pixel[-2 * stride];
            var colour = T.Encodes ? *wanted : 0;
            if (excluded == None && (history & 15) == 0 && west == before[-1] && north == before[-stride] && northWest == before[-stride - 1]
                && northEast == before[-stride + 1])
            {
                var copy = coder;
                var run = UnchangedRun(ref copy, model, pixel, before, wanted, stride, (int)(end - pixel), out var whole);
                coder = copy;
                new ReadOnlySpan<uint>(before, run).CopyTo(new Span<uint>(pixel, run));
                pixel += run;
                before += run;
                if (T.Encodes) wanted += run;
                if (whole) continue;
                excluded = *before;
                history = 1;
                continue;
            }

            if (excluded == None && west == north && north == northWest && northWest == northEast && west == westWest && northNorth == west)
            {
                var copy = coder;
                var run = Run(ref copy, model, pixel, wanted, stride, (int)(end - pixel), west, out var whole);
                coder = copy;
                new Span<uint>(pixel, run).Fill(west);
                pixel += run;
                before += run;
                if (T.Encodes) wanted += run;
                if (!whole) excluded = west;
                continue;
            }

            var near = Hash(Hash(west, north), northWest);
            var far = Hash(Hash(near ^ 0x51ED27, northEast), Hash(westWest, northNorth));
            var slot = model.Primary + (far >> (32 - LosslessModel.PrimaryBits));
            var single = model.Secondary + (Hash(near, northEast) >> (32 - LosslessModel.SecondaryBits));
            uint first = slot->First & ColourSlot.Colour, second = slot->Second & ColourSlot.Colour;
            var confidence = (int)(slot->First >> 24);
            uint no0 = excluded, no1 = None, no2 = None, no3 = None, no4 = None;
            excluded = None;

            var old = *before;
            if (west == before[-1] && north == before[-stride] && old != no0)
            {
                var context = (northEast == before[-stride + 1] ? 1 : 0) | (northWest == before[-stride - 1] ? 2 : 0)
                    | (westWest == before[-2] ? 4 : 0) | (old == first ? 8 : 0) | (history & 15) << 4;
                var miss = coder.Bit(model.Temporal + context, T.Encodes && colour != old ? 1 : 0);
                history = history << 1 | miss;
                if (miss == 0)
                {
                    colour = old;
                    goto Known;
                }

                no1 = old;
            }

            if (first != no0 && first != no1)
            {
                var context = (confidence * 4 + (first == west ? 1 : 0) + (first == north ? 2 : 0)) * 2 + (no1 != None ? 1 : 0);
                if (coder.Bit(model.FirstHit + context, T.Encodes && colour != first ? 1 : 0) == 0)
                {
                    colour = first;
                    goto Known;
                }

                no2 = first;
            }

            if (slot->Second >> 24 != 0 && second != no0 && second != no1 && second != no2)
            {
                var context = confidence * 4 + (second == west ? 1 : 0) + (second == north ? 2 : 0);
                if (coder.Bit(model.SecondHit + context, T.Encodes && colour != second ? 1 : 0) == 0)
                {
                    colour = second;
                    goto Known;
                }

                no3 = second;
            }

            var third = *single & ColourSlot.Colour;
            if (third != no0 && third != no1 && third != no2 && third != no3)
            {
                var context = (int)(*single >> 24) * 4 + (third == west ? 1 : 0) + (third == north ? 2 : 0);
                if (coder.Bit(model.SingleHit + context, T.Encodes && colour != third ? 1 : 0) == 0)
                {
                    colour = third;
                    goto Known;
                }

                no4 = third;
            }

            var shape = (west == north ? 1 : 0) | (north == northEast ? 2 : 0) | (west == northWest ? 4 : 0);
            for (var i = 0; i < 3; i++)
            {
                var guess = i == 0 ? west : i == 1 ? north : northEast;
                if (guess == no0 || guess == no1 || guess == no2 || guess == no3 || guess == no4) continue;
                if ((i == 1 && north == west) || (i == 2 && (northEast == north || northEast == west))) continue;
                if (coder.Bit(model.Neighbour + i * 8 + shape, T.Encodes && colour != guess ? 1 : 0) == 0)
                {
                    colour = guess;
                    goto Known;
                }
            }

            var last = coder;
            colour = Unseen(ref last, model, pixel, stride, colour);
            coder = last;

        Known:
            *pixel = colour;
            slot->Learn(colour);
            *single = ColourSlot.LearnSingle(*single, colour);
            pixel++;
            before++;
            if (T.Encodes) wanted++;
        }

        model.TemporalHistory = history & 15;
        outer = coder;
    }

    /// <summary>How many pixels repeat the flat neighbourhood's colour; not whole when another colour ends the run early.</summary>
    private static int Run<T>(ref T coder, LosslessModel model, uint* pixel, uint* wanted, nint stride, int room, uint colour, out bool whole)
        where T : struct, IBinaryCoder
    {
        var most = 1 + new ReadOnlySpan<uint>(pixel - stride + 2, room - 1).IndexOfAnyExcept(colour);
        if (most == 0) most = room;
        var run = T.Encodes ? new ReadOnlySpan<uint>(wanted, most).IndexOfAnyExcept(colour) : 0;
        if (run < 0) run = most;
        return Length(ref coder, model.RunWhole, model.RunLength, most, run, out whole);
    }

    /// <summary>A run of 0 to <paramref name="most"/>: whether it is whole, else its length.</summary>
    private static int Length<T>(ref T coder, AdaptiveBit* wholes, AdaptiveBit* lengths, int most, int run, out bool whole)
        where T : struct, IBinaryCoder
    {
        var size = Math.Min(BitOperations.Log2((uint)most), 15);
        whole = coder.Bit(wholes + size, T.Encodes && run != most ? 1 : 0) == 0;
        if (whole) return most;
        var digits = T.Encodes ? BitOperations.Log2((uint)run + 1) : 0;
        digits = Numbers.Tree(ref coder, lengths + size * 32, digits, 4);
        var rest = digits > 0 ? coder.Raw(run + 1 - (1 << digits), digits) : 0;
        return Math.Min((1 << digits) - 1 + rest, most - 1);
    }

    /// <summary>How many pixels are as they were, as far as the row above is; not whole when one changed earlier.</summary>
    private static int UnchangedRun<T>(ref T coder, LosslessModel model, uint* pixel, uint* before, uint* wanted, nint stride, int room, out bool whole)
        where T : struct, IBinaryCoder
    {
        var most = 1 + new ReadOnlySpan<uint>(pixel - stride + 2, room - 1).CommonPrefixLength(new ReadOnlySpan<uint>(before - stride + 2, room - 1));
        var run = T.Encodes ? new ReadOnlySpan<uint>(wanted, most).CommonPrefixLength(new ReadOnlySpan<uint>(before, most)) : 0;
        return Length(ref coder, model.UnchangedWhole, model.UnchangedLength, most, run, out whole);
    }

    private static uint Unseen<T>(ref T coder, LosslessModel model, uint* pixel, nint stride, uint colour)
        where T : struct, IBinaryCoder
    {
        var index = (int)(colour * 0x9E3779B1u >> 24);
        if (coder.Bit(model.RecentHit, T.Encodes && model.Recent[index] != colour ? 1 : 0) == 0)
            return model.Recent[Numbers.Tree(ref coder, model.RecentIndex, index, 8)];
        colour = PixelLiteral.Code(ref coder, model.LiteralLength, model.LiteralDigit, pixel, stride, colour);
        model.Recent[colour * 0x9E3779B1u >> 24] = colour;
        return colour;
    }

    // Photo-like, under a third of the pixels equal their left or upper neighbour, and new: where most of the box stands there already (a photo that moved
    // under a window's edge), runs of unchanged pixels cost next to nothing, and literals what the whole box costs.
    private static bool IsPhoto(PixelPlane target, PixelPlane before, PixelRect box)
    {
        if (box.Width * box.Height < 256) return false;
        int equal = 0, unchanged = 0;
        nint stride = target.Stride;
        for (var y = box.Y; y < box.Bottom; y++)
        {
            uint* row = target.At(box.X, y), old = before.At(box.X, y);
            for (var x = 0; x < box.Width; x++)
            {
                equal += row[x] == row[x - 1] || row[x] == row[x - stride] ? 1 : 0;
                unchanged += row[x] == old[x] ? 1 : 0;
            }
        }

        return equal * 3 < box.Width * box.Height && unchanged * 3 < box.Width * box.Height;
    }
}
