using System.Runtime.InteropServices;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Damage;

/// <summary>Finds what really changed inside the damage: a tight box in each 64-pixel tile.</summary>
/// <remarks>Keeps the masked pixels of the newest picture in <see cref="Current"/>; the fourth byte of a source pixel is ignored.</remarks>
internal sealed unsafe class DamageNarrower
{
    private readonly TileGrid _grid;
    private readonly bool[] _damaged;

    public DamageNarrower(TileGrid grid, PixelPlane current)
    {
        _grid = grid;
        Current = current;
        _damaged = new bool[grid.Count];
    }

    public PixelPlane Current { get; }

    /// <summary>Takes the damaged pixels in; <paramref name="boxes"/> gets each tile's changed box (empty where nothing changed).</summary>
    /// <returns>How many tiles changed.</returns>
    public int Narrow(ReadOnlySpan<uint> source, int stride, ReadOnlySpan<PixelRect> damage, Span<PixelRect> boxes)
    {
        Mark(damage);
        var changed = 0;
        fixed (uint* pixels = &MemoryMarshal.GetReference(source))
        {
            for (var i = 0; i < _damaged.Length; i++)
            {
                boxes[i] = default;
                if (!_damaged[i]) continue;
                _damaged[i] = false;
                boxes[i] = Take(pixels, stride, _grid.RectOf(i));
                if (!boxes[i].IsEmpty) changed++;
            }
        }

        return changed;
    }

    private void Mark(ReadOnlySpan<PixelRect> damage)
    {
        foreach (var rect in damage)
        {
            var clipped = rect.ClippedTo(_grid.Width, _grid.Height);
            if (clipped.IsEmpty) continue;
            for (var ty = clipped.Y / TileGrid.Size; ty <= (clipped.Bottom - 1) / TileGrid.Size; ty++)
                for (var tx = clipped.X / TileGrid.Size; tx <= (clipped.Right - 1) / TileGrid.Size; tx++)
                    _damaged[ty * _grid.Columns + tx] = true;
        }
    }

    private PixelRect Take(uint* pixels, int stride, PixelRect tile)
    {
        int left = tile.Right, right = tile.X - 1, top = -1, bottom = 0;
        for (var y = tile.Y; y < tile.Bottom; y++)
        {
            var fresh = pixels + (nint)y * stride + tile.X;
            var known = Current.At(tile.X, y);
            var first = RowCompare.First(fresh, known, tile.Width);
            if (first == tile.Width) continue;
            var last = RowCompare.Last(fresh, known, tile.Width);
            left = Math.Min(left, tile.X + first);
            right = Math.Max(right, tile.X + last);
            if (top < 0) top = y;
            bottom = y + 1;
            RowCompare.CopyColours(fresh + first, known + first, last + 1 - first);
        }

        return top < 0 ? default : new PixelRect(left, top, right + 1 - left, bottom - top);
    }
}
