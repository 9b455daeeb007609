using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>One font of the display server: which characters it has (the first 65,536 of Unicode at most) and how wide they are.</summary>
internal sealed unsafe class ServerFont : IDisposable
{
    private readonly XConnection _connection;
    private readonly X11.FontMetrics* _font;

    private ServerFont(XConnection connection, X11.FontMetrics* font)
    {
        _connection = connection;
        _font = font;
    }

    public nuint Id => _font->Id;
    public int Ascent => _font->Ascent;
    public int Height => _font->Ascent + _font->Descent;

    public static ServerFont? TryOpen(XConnection connection, string name)
    {
        var font = X11.LoadQueryFont(connection.Handle, name);
        return font == null ? null : new ServerFont(connection, font);
    }

    /// <summary>The width of a character, or null when the font does not have it.</summary>
    public int? WidthOf(char character)
    {
        var (row, column) = ((uint)character >> 8, (uint)character & 255);
        if (row < _font->LeastByte1 || row > _font->MostByte1 || column < _font->LeastByte2 || column > _font->MostByte2) return null;
        if (_font->Chars == null) return _font->MostBounds.Width;
        ref var metrics = ref _font->Chars[(row - _font->LeastByte1) * (_font->MostByte2 - _font->LeastByte2 + 1) + column - _font->LeastByte2];
        return metrics is { Width: 0, Ascent: 0, Descent: 0, Left: 0, Right: 0 } ? null : metrics.Width;
    }

    public void Dispose() => _ = X11.FreeFont(_connection.Handle, _font);
}
