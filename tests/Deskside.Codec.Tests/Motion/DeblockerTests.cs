using Deskside.Codec.Motion;

namespace Deskside.Codec.Tests.Motion;

public unsafe class DeblockerTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(63)]
    public void Eight_samples_at_once_give_what_one_after_another_gives(int quality)
    {
        foreach (var detail in new[] { ChromaDetail.Half, ChromaDetail.Full })
        {
            using MotionRegion wide = Made(quality, detail), plain = Made(quality, detail);
            Deblocker.Smooth(wide, quality);
            for (var plane = 0; plane < 3; plane++)
            {
                foreach (var upright in new[] { true, false }) Smooth(plain, plane, quality, upright);
                var (expected, actual) = (plain.Picture[plane], wide.Picture[plane]);
                for (var y = 0; y < expected.Height; y++)
                    Assert.True(new ReadOnlySpan<byte>(expected.At(0, y), expected.Width).SequenceEqual(new ReadOnlySpan<byte>(actual.At(0, y), expected.Width)), $"plane {plane}, row {y}");
            }
        }
    }

    private static MotionRegion Made(int quality, ChromaDetail detail)
    {
        var random = new Random(quality);
        var region = new MotionRegion(new PixelRect(0, 0, 100, 60), detail);
        for (var plane = 0; plane < 3; plane++)
        {
            var picture = region.Picture[plane];
            for (var y = 0; y < picture.Height; y++)
                for (var x = 0; x < picture.Width; x++) *picture.At(x, y) = (byte)Math.Clamp((x / 8 * 37 + y / 8 * 91) % 255 / (plane + 1) / (1 + x / 8 % 4) + random.Next(6), 0, 255);
            random.NextBytes(region.HasLevels[plane]);
            foreach (ref var flag in region.HasLevels[plane].AsSpan()) flag &= 1;
        }

        for (var at = 0; at < region.Kinds.Length; at++)
            (region.Kinds[at], region.VectorX[at], region.VectorY[at]) = ((MacroblockKind)random.Next(3), (short)random.Next(6), (short)random.Next(6));
        return region;
    }

    // docs/protocol/codec.md, 6.
    private static void Smooth(MotionRegion region, int plane, int quality, bool upright)
    {
        var picture = region.Picture[plane];
        int size = region.Picture.SideOf(plane), columns = picture.Width / 8, across = upright ? 1 : picture.Stride, along = upright ? picture.Stride : 1;
        for (var y = upright ? 0 : 1; y < picture.Height / 8; y++)
        {
            for (var x = upright ? 1 : 0; x < columns; x++)
            {
                int px = upright ? x - 1 : x, py = upright ? y : y - 1;
                int here = y * 8 / size * region.Columns + x * 8 / size, there = py * 8 / size * region.Columns + px * 8 / size;
                bool isHere = region.Kinds[here] != MacroblockKind.Still, isThere = region.Kinds[there] != MacroblockKind.Still;
                var jumps = here != there && (region.Kinds[here] != region.Kinds[there] || region.Kinds[here] == MacroblockKind.Intra
                    || Math.Abs(region.VectorX[here] - region.VectorX[there]) >= 4 || Math.Abs(region.VectorY[here] - region.VectorY[there]) >= 4);
                var levels = region.HasLevels[plane][y * columns + x] + region.HasLevels[plane][py * columns + px];
                if ((!isHere && !isThere) || (!jumps && levels == 0)) continue;
                var at = picture.At(x * 8, y * 8);
                for (var i = 0; i < 8; i++, at += along)
                {
                    int p1 = at[-2 * across], p0 = at[-across], q0 = at[0], q1 = at[across];
                    if (Math.Abs(p0 - q0) >= quality * 2 || Math.Abs(p1 - p0) > quality / 2 + 1 || Math.Abs(q1 - q0) > quality / 2 + 1) continue;
                    var change = Math.Clamp((4 * (q0 - p0) + p1 - q1 + 4) >> 3, -(quality / 4 + 1), quality / 4 + 1);
                    if (isThere) at[-across] = (byte)Math.Clamp(p0 + change, 0, 255);
                    if (isHere) at[0] = (byte)Math.Clamp(q0 - change, 0, 255);
                }
            }
        }
    }
}
