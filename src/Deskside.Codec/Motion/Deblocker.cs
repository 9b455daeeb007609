namespace Deskside.Codec.Motion;

/// <summary>Softens the steps that quantisation leaves at 8 x 8 block edges; a still macroblock's samples are never touched.</summary>
internal static unsafe class Deblocker
{
    public static void Smooth(MotionRegion region, int quality)
    {
        for (var plane = 0; plane < 3; plane++)
        {
            Edges(region, plane, quality, vertical: true);
            Edges(region, plane, quality, vertical: false);
        }
    }

    private static void Edges(MotionRegion region, int plane, int quality, bool vertical)
    {
        var picture = region.Picture[plane];
        var size = region.Picture.SideOf(plane);
        int across = vertical ? 1 : picture.Stride, along = vertical ? picture.Stride : 1;
        int columns = picture.Width / 8, rows = picture.Height / 8;
        var flags = region.HasLevels[plane];
        for (var by = vertical ? 0 : 1; by < rows; by++)
        {
            for (var bx = vertical ? 1 : 0; bx < columns; bx++)
            {
                int px = vertical ? bx - 1 : bx, py = vertical ? by : by - 1;
                int here = by * 8 / size * region.Columns + bx * 8 / size, there = py * 8 / size * region.Columns + px * 8 / size;
                bool isHere = region.Kinds[here] != MacroblockKind.Still, isThere = region.Kinds[there] != MacroblockKind.Still;
                if (!isHere && !isThere) continue;
                if (!IsVisible(region, here, there) && flags[by * columns + bx] == 0 && flags[py * columns + px] == 0) continue;
                Edge(picture.At(bx * 8, by * 8), across, along, quality, isThere, isHere);
            }
        }
    }

    // Without levels on either side an edge shows only where the prediction jumps.
    private static bool IsVisible(MotionRegion region, int here, int there) =>
        here != there && (region.Kinds[here] != region.Kinds[there] || region.Kinds[here] == MacroblockKind.Intra
            || Math.Abs(region.VectorX[here] - region.VectorX[there]) >= 4 || Math.Abs(region.VectorY[here] - region.VectorY[there]) >= 4);

    private static void Edge(byte* at, int across, int along, int quality, bool changeBefore, bool changeAfter)
    {
        int most = quality / 4 + 1, flat = quality / 2 + 1, jump = quality * 2;
        for (var i = 0; i < 8; i++, at += along)
        {
            int p1 = at[-2 * across], p0 = at[-across], q0 = at[0], q1 = at[across];
            if (Math.Abs(p0 - q0) >= jump || Math.Abs(p1 - p0) > flat || Math.Abs(q1 - q0) > flat) continue;
            var change = Math.Clamp((4 * (q0 - p0) + p1 - q1 + 4) >> 3, -most, most);
            if (changeBefore) at[-across] = (byte)Math.Clamp(p0 + change, 0, 255);
            if (changeAfter) at[0] = (byte)Math.Clamp(q0 - change, 0, 255);
        }
    }
}
