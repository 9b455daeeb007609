namespace Deskside.Companion.Linux.Drawing;

/// <summary>A rectangle in a window, in pixels.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool Has(double x, double y) => x >= X && y >= Y && x < Right && y < Bottom;

    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public Box Inset(int by) => new(X + by, Y + by, Width - 2 * by, Height - 2 * by);

    public Box Inset(int sides, int ends) => new(X + sides, Y + ends, Width - 2 * sides, Height - 2 * ends);
}
