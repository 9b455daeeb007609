namespace Deskside.Codec;

/// <summary>A rectangle in pixels. Empty when a side is 0.</summary>
public readonly record struct PixelRect(int X, int Y, int Width, int Height);
