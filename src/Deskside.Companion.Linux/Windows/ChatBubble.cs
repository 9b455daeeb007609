using System.Globalization;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>One message: who and when above, the text on a coloured ground, and below an own one how far it came.</summary>
internal sealed class ChatBubble
{
    private const int MostName = 80;
    private const int MostText = 4000;
    private const int MostLines = 200;

    private readonly ChatLine _line;
    private readonly DeskRoom _room;
    private readonly List<string> _texts;
    private readonly int _width;
    private readonly int _bodyLine;
    private readonly int _smallLine;

    public ChatBubble(ChatLine line, DeskRoom room, int listWidth)
    {
        (_line, _room) = (line, room);
        var most = listWidth * 4 / 5 - room.Px(24);
        _texts = TextFit.Wrap(PlainText.Lines(line.Text, MostText), most, MostLines, t => room.Texts.Measure(t, TextStyle.Body));
        _width = _texts.Max(t => room.Texts.Measure(t, TextStyle.Body)) + room.Px(24);
        _bodyLine = room.Texts.MetricsOf(TextStyle.Body).Height + room.Px(2);
        _smallLine = room.Texts.MetricsOf(TextStyle.Small).Height + room.Px(2);
    }

    public int Height => _smallLine + TextHeight + (HasMark ? _smallLine : 0) + _room.Px(10);

    private int TextHeight => _texts.Count * _bodyLine + _room.Px(14);

    private bool HasMark => _line.Own && _line.Mark.Length > 0;

    public void Paint(Canvas canvas, Box list, int top)
    {
        var colours = _room.Palette;
        var x = _line.Own ? list.Right - _width : list.X;
        var at = TimeZoneInfo.ConvertTime(_line.At, _room.Time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
        Small(canvas, $"{PlainText.Line(_line.From, MostName)}, {at}", list, top);
        var box = new Box(x, top + _smallLine, _width, TextHeight);
        canvas.Fill(box, _room.Px(9), _line.Own ? colours.Accent : colours.Raised);
        var baseline = box.Y + _room.Px(7) + _room.Texts.MetricsOf(TextStyle.Body).Ascent;
        foreach (var text in _texts)
        {
            if (IsInside(list, baseline)) canvas.Write(text, x + _room.Px(12), baseline, TextStyle.Body, _line.Own ? colours.OnAccent : colours.Text);
            baseline += _bodyLine;
        }
        if (HasMark) Small(canvas, PlainText.Line(_line.Mark, MostName), list, box.Bottom);
    }

    private void Small(Canvas canvas, string text, Box list, int top)
    {
        var metrics = _room.Texts.MetricsOf(TextStyle.Small);
        var shown = TextFit.Shorten(text, list.Width, t => _room.Texts.Measure(t, TextStyle.Small));
        var x = _line.Own ? list.Right - _room.Texts.Measure(shown, TextStyle.Small) : list.X;
        if (IsInside(list, top + metrics.Ascent)) canvas.Write(shown, x, top + metrics.Ascent, TextStyle.Small, _room.Palette.Quiet);
    }

    /// <summary>Texts lie over all shapes, so those outside the list are not written at all.</summary>
    private static bool IsInside(Box list, int baseline) => baseline > list.Y - 4 && baseline <= list.Bottom;
}
