namespace Deskside.Companion.Linux.Drawing;

/// <summary>Draws and measures lines of text. The thread of the windows only.</summary>
internal interface ITextPainter : IDisposable
{
    /// <summary>The width of a line, in pixels.</summary>
    int Measure(string text, TextStyle style);

    TextMetrics MetricsOf(TextStyle style);

    /// <summary>Draws texts on a pixmap, in order.</summary>
    void Draw(nuint pixmap, IReadOnlyList<DrawnText> texts);
}

/// <summary>From the top of a line to its baseline, and its whole height, in pixels.</summary>
internal readonly record struct TextMetrics(int Ascent, int Height);

/// <summary>The few kinds of text.</summary>
internal enum TextStyle : byte { Title, Strong, Body, Small, SmallStrong, Words }
