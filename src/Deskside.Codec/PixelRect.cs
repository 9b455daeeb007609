namespace Deskside.Codec;

/// <summary>A rectangle of pixels: left, top, width, height. Empty when either side is not positive.</summary>
public readonly record struct PixelRect(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public long Area => IsEmpty ? 0 : (long)Width * Height;

    /// <summary>The part of this rectangle that lies inside a picture of the given size; overflow-safe.</summary>
    public PixelRect ClippedTo(int width, int height)
    {
        long left = Math.Clamp((long)X, 0, width), top = Math.Clamp((long)Y, 0, height);
        long right = Math.Clamp((long)X + Width, 0, width), bottom = Math.Clamp((long)Y + Height, 0, height);
        return new PixelRect((int)left, (int)top, (int)Math.Max(0, right - left), (int)Math.Max(0, bottom - top));
    }

    /// <summary>What both rectangles cover.</summary>
    public PixelRect Overlap(PixelRect other)
    {
        int left = Math.Max(X, other.X), top = Math.Max(Y, other.Y);
        int right = Math.Min(Right, other.Right), bottom = Math.Min(Bottom, other.Bottom);
        return right <= left || bottom <= top ? default : new PixelRect(left, top, right - left, bottom - top);
    }

    /// <summary>The smallest rectangle that holds both; an empty one adds nothing.</summary>
    public PixelRect Union(PixelRect other)
    {
        if (IsEmpty) return other;
        if (other.IsEmpty) return this;
        int left = Math.Min(X, other.X), top = Math.Min(Y, other.Y);
        return new PixelRect(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }
}
