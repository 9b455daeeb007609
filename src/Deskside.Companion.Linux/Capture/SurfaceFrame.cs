using Deskside.Codec;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Capture;

/// <summary>The last known picture of one surface, 0x00RRGGBB, and where it is out of date.</summary>
internal sealed class SurfaceFrame(Surface surface)
{
    /// <summary>Polling compares in pieces of this size.</summary>
    private const int Piece = 64;

    private readonly uint[] _pixels = InPlace(surface.Width * surface.Height);

    public Surface Surface => surface;

    public DamageList Damage { get; } = new(surface.Width, surface.Height);

    public ReadOnlySpan<uint> Pixels => _pixels;

    public int Stride => surface.Width;

    /// <summary>Adds damage in desktop coordinates.</summary>
    public void AddDamage(int x, int y, int width, int height) => Damage.Add((long)x - surface.X, (long)y - surface.Y, width, height);

    /// <summary>Brings the damaged rectangles up to date. False when the surface is not on the screen any more.</summary>
    public bool Refresh(IPixelReader reader)
    {
        foreach (var rect in Damage.Rects)
        {
            var bytes = reader.Read(OnDesktop(rect), out var stride);
            if (bytes.IsEmpty) return false;
            for (var row = 0; row < rect.Height; row++)
                reader.Format.ConvertRow(bytes[(row * stride)..], _pixels.AsSpan((rect.Y + row) * Stride + rect.X, rect.Width));
        }
        return true;
    }

    /// <summary>Compares with the screen and marks as damage what differs, for servers that do not tell. True when anything did.</summary>
    public bool Compare(IPixelReader reader)
    {
        var whole = new PixelRect(0, 0, surface.Width, surface.Height);
        var bytes = reader.Read(OnDesktop(whole), out var stride);
        if (bytes.IsEmpty) return false;
        var row = new uint[surface.Width];
        var pieces = (surface.Width + Piece - 1) / Piece;
        Span<bool> dirty = stackalloc bool[pieces];
        var any = false;
        for (var y = 0; y < surface.Height; y++)
        {
            reader.Format.ConvertRow(bytes[(y * stride)..], row);
            if (!row.AsSpan().SequenceEqual(_pixels.AsSpan(y * Stride, Stride))) MarkRow(row, y, dirty);
            if ((y + 1) % Piece != 0 && y + 1 != surface.Height) continue;
            any |= TakeBand(dirty, y / Piece * Piece);
        }
        return any;
    }

    private void MarkRow(ReadOnlySpan<uint> row, int y, Span<bool> dirty)
    {
        for (var piece = 0; piece < dirty.Length; piece++)
        {
            var x = piece * Piece;
            var width = Math.Min(Piece, row.Length - x);
            dirty[piece] |= !row.Slice(x, width).SequenceEqual(_pixels.AsSpan(y * Stride + x, width));
        }
    }

    private bool TakeBand(Span<bool> dirty, int top)
    {
        var any = false;
        for (var piece = 0; piece < dirty.Length; piece++)
        {
            if (!dirty[piece]) continue;
            any = true;
            Damage.Add(piece * Piece, top, Piece, Piece);
        }
        dirty.Clear();
        return any;
    }

    // Written once, so that the system has given the memory before the first picture is in a hurry.
    private static uint[] InPlace(int length)
    {
        var pixels = GC.AllocateUninitializedArray<uint>(length);
        Array.Clear(pixels);
        return pixels;
    }

    private PixelRect OnDesktop(PixelRect rect) => rect with { X = rect.X + surface.X, Y = rect.Y + surface.Y };
}
