using Deskside.Companion.Linux.Drawing;

namespace Deskside.Companion.Linux.Windows;

/// <summary>A plain message with one button.</summary>
internal sealed class MessageWindow : DeskWindow
{
    private const int MostText = 2000;

    private readonly string _title;
    private readonly string _text;
    private readonly PushButton _close;
    private readonly Action _closed;

    public MessageWindow(DeskRoom room, string title, string text, Action closed) : base(room, WindowKind.Prompt, "Deskside: notice")
    {
        (_title, _text, _closed) = (PlainText.Line(title, MostText), PlainText.Lines(text, MostText), closed);
        _close = new PushButton("Close", ButtonTone.Accent, closed);
        Controls.Add(_close);
        var width = room.Px(440);
        var area = room.WorkArea;
        var height = Layout(new Canvas(width, 1, room.Texts), width);
        Open(new Box(area.X + (area.Width - width) / 2, area.Y + Math.Max(0, (area.Height - height) / 3), width, height), _close);
        room.Hints.Activate(Id);
    }

    public override void CloseAsked() => _closed();

    protected override void Compose(Canvas canvas) => Layout(canvas, canvas.Width);

    private int Layout(Canvas canvas, int width)
    {
        var margin = Room.Px(24);
        canvas.Fill(new Box(0, 0, width, Room.Px(5)), 0, Room.Palette.Accent);
        var page = new PageWriter(canvas, Room, margin, Room.Px(24), width - 2 * margin);
        page.Lines(_title, TextStyle.Title, Room.Palette.Text, 3);
        page.Gap(10);
        page.Lines(_text, TextStyle.Body, Room.Palette.Text, 14);
        page.Gap(18);
        _close.Box = new Box(width - margin - Room.Px(110), page.Y, Room.Px(110), Room.Px(36));
        return _close.Box.Bottom + Room.Px(22);
    }
}
