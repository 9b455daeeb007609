using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;

namespace Deskside.Companion.Linux.Windows;

/// <summary>A field to type into, of one line or several.</summary>
internal sealed class TextEntry(int mostLength, bool manyLines, string hint, DeskRoom room) : Control
{
    private readonly EditedText _text = new(mostLength, manyLines);
    private List<(int Start, int End)> _lines = [(0, 0)];
    private int _top;

    public string Text => _text.Text;

    /// <summary>Raised when the text changed by typing.</summary>
    public Action? Changed { get; set; }

    /// <summary>Enter in a field of one line, Control and Enter in one of several.</summary>
    public Action? Entered { get; set; }

    /// <summary>Control and V.</summary>
    public Action? PasteAsked { get; set; }

    public void Set(string text) => _text.Set(text);

    public void Insert(string text)
    {
        if (_text.Insert(text)) Changed?.Invoke();
    }

    public override void Paint(Canvas canvas, DeskRoom room, ControlLook look)
    {
        var colours = room.Palette;
        var focused = look.HasFlag(ControlLook.Focused);
        canvas.Fill(Box, room.Px(6), colours.Field);
        canvas.Edge(Box, room.Px(6), focused ? Math.Max(2, room.Px(2)) : Math.Max(1, room.Px(1)), focused ? colours.Accent : colours.Line);
        var inside = Box.Inset(room.Px(10), room.Px(8));
        if (_text.Text.Length == 0) canvas.WriteLeft(hint, inside with { Height = LineHeight }, TextStyle.Body, colours.Quiet);
        Arrange(inside);
        for (var i = _top; i < _lines.Count && i < _top + VisibleLines(inside); i++) PaintLine(canvas, inside, i, focused);
    }

    public override void Click(double x, double y)
    {
        var inside = Box.Inset(room.Px(10), room.Px(8));
        var line = Math.Clamp(_top + (int)((y - inside.Y) / LineHeight), 0, _lines.Count - 1);
        var (start, end) = _lines[line];
        var place = start;
        while (place < end && room.Texts.Measure(_text.Text[start..(place + 1)], TextStyle.Body) <= x - inside.X) place++;
        _text.MoveTo(place);
    }

    public override bool Key(KeyStroke key)
    {
        switch (key.Keysym)
        {
            case Keysym.BackSpace: return Change(_text.DeleteBack());
            case Keysym.Delete: return Change(_text.DeleteForward());
            case Keysym.Left: _text.MoveLeft(); return true;
            case Keysym.Right: _text.MoveRight(); return true;
            case Keysym.Home: _text.MoveToStart(); return true;
            case Keysym.End: _text.MoveToEnd(); return true;
            case Keysym.Up when manyLines: MoveLine(-1); return true;
            case Keysym.Down when manyLines: MoveLine(1); return true;
            case Keysym.Return or Keysym.KeypadEnter when !manyLines || key.Control: Entered?.Invoke(); return true;
            case Keysym.Return or Keysym.KeypadEnter: return Change(_text.Insert("\n"));
            case 'v' or 'V' when key.Control: PasteAsked?.Invoke(); return true;
        }
        if (key.Control || key.Text.Length == 0 || char.IsControl(key.Text[0])) return false;
        return Change(_text.Insert(key.Text)) || true;
    }

    private int LineHeight => room.Texts.MetricsOf(TextStyle.Body).Height + room.Px(3);

    private int VisibleLines(Box inside) => Math.Max(1, inside.Height / LineHeight);

    private bool Change(bool changed)
    {
        if (changed) Changed?.Invoke();
        return true;
    }

    private void Arrange(Box inside)
    {
        _lines = [.. TextFit.Break(_text.Text, inside.Width, t => room.Texts.Measure(t, TextStyle.Body))];
        var line = LineOfCaret();
        _top = Math.Clamp(_top, Math.Max(0, line - VisibleLines(inside) + 1), line);
    }

    private int LineOfCaret()
    {
        for (var i = _lines.Count - 1; i > 0; i--)
        {
            if (_text.Caret >= _lines[i].Start) return i;
        }
        return 0;
    }

    private void MoveLine(int by)
    {
        var line = LineOfCaret();
        var target = Math.Clamp(line + by, 0, _lines.Count - 1);
        if (target != line) _text.MoveTo(Math.Min(_lines[target].Start + _text.Caret - _lines[line].Start, _lines[target].End));
    }

    private void PaintLine(Canvas canvas, Box inside, int index, bool focused)
    {
        var (start, end) = _lines[index];
        var metrics = room.Texts.MetricsOf(TextStyle.Body);
        var top = inside.Y + (index - _top) * LineHeight;
        canvas.Write(_text.Text[start..end], inside.X, top + metrics.Ascent, TextStyle.Body, room.Palette.Text);
        if (!focused || LineOfCaret() != index) return;
        var x = inside.X + room.Texts.Measure(_text.Text[start.._text.Caret], TextStyle.Body);
        canvas.Fill(new Box(x, top, Math.Max(1, room.Px(1.5)), metrics.Height), 0, room.Palette.Text);
    }
}
