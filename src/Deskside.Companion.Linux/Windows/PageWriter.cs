using Deskside.Companion.Linux.Drawing;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Writes wrapped texts below one another in a column.</summary>
internal sealed class PageWriter(Canvas canvas, DeskRoom room, int x, int y, int width)
{
    public int X => x;

    public int Y { get; private set; } = y;

    public int Width => width;

    public void Gap(double design) => Y += room.Px(design);

    /// <summary>Writes a text in at most so many lines; what does not fit ends in an ellipsis.</summary>
    public void Lines(string text, TextStyle style, uint colour, int most)
    {
        var metrics = room.Texts.MetricsOf(style);
        foreach (var line in TextFit.Wrap(text, width, most, t => room.Texts.Measure(t, style)))
        {
            canvas.Write(line, x, Y + metrics.Ascent, style, colour);
            Y += metrics.Height + room.Px(2);
        }
    }
}
