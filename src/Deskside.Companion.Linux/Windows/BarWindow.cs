using System.Globalization;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The bar at the bottom right: who is connected, what is shared, and the three buttons that always work.</summary>
internal sealed class BarWindow : DeskWindow
{
    private const int MostText = 400;

    private readonly PushButton _chat;
    private readonly PushButton _takeBack;
    private readonly PushButton _end;
    private BarContent _content;
    private (double X, double Y)? _grip;
    private bool _isPlacedByHand;

    public BarWindow(DeskRoom room, BarContent content, Action<DeskAction> acted) : base(room, WindowKind.Bar, "Deskside")
    {
        _content = content;
        _chat = new PushButton("Chat", ButtonTone.Quiet, () => acted(new DeskAction.OpenedChat()));
        _takeBack = new PushButton("Take back control", ButtonTone.Accent, () => acted(new DeskAction.TookBack()));
        _end = new PushButton("End", ButtonTone.Danger, () => acted(new DeskAction.EndedSession()));
        Controls.AddRange([_chat, _takeBack, _end]);
        Apply();
        Open(AtCorner(), _chat);
    }

    public void Show(BarContent content)
    {
        if (content == _content) return;
        _content = content;
        Apply();
        Replace();
        Invalidate();
    }

    /// <summary>The monitors changed, or the bar's size: back into the corner, or at least onto the screen.</summary>
    public void Replace()
    {
        var corner = AtCorner();
        if (!_isPlacedByHand)
        {
            PlaceAt(corner);
            return;
        }
        var area = Room.WorkArea;
        // It grows upwards: the buttons at its foot stay where the hand knows them.
        var top = Place.Bottom - corner.Height;
        PlaceAt(corner with
        {
            X = Math.Clamp(Place.X, area.X, Math.Max(area.X, area.Right - corner.Width)),
            Y = Math.Clamp(top, area.Y, Math.Max(area.Y, area.Bottom - corner.Height)),
        });
    }

    /// <summary>A bar is not closed: the session is ended, by its button.</summary>
    public override void CloseAsked()
    {
    }

    public override void Pressed(double x, double y, double rootX, double rootY)
    {
        base.Pressed(x, y, rootX, rootY);
        if (!IsPressing) _grip = (x, y);
    }

    public override void Dragged(double rootX, double rootY)
    {
        if (_grip is not { } grip) return;
        _isPlacedByHand = true;
        PlaceAt(Place with { X = (int)(rootX - grip.X), Y = (int)(rootY - grip.Y) });
    }

    public override void Released(double x, double y)
    {
        if (_grip is not null) Replace();
        _grip = null;
        base.Released(x, y);
    }

    protected override void Compose(Canvas canvas)
    {
        Layout(canvas, canvas.Width);
        canvas.Edge(new Box(0, 0, canvas.Width, canvas.Height), 0, Math.Max(1, Room.Px(1)), Room.Palette.Line);
    }

    private void Apply()
    {
        _takeBack.IsShown = _content.ControlActive;
        _chat.Label = _content.UnreadMessages > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Chat ({Math.Min(_content.UnreadMessages, 99)}{(_content.UnreadMessages > 99 ? "+" : "")})")
            : "Chat";
    }

    private Box AtCorner()
    {
        var width = Room.Px(372);
        var height = Layout(new Canvas(width, 1, Room.Texts), width);
        var (area, gap) = (Room.WorkArea, Room.Px(14));
        return new Box(area.Right - width - gap, area.Bottom - height - gap, width, height);
    }

    private int Layout(Canvas canvas, int width)
    {
        var colours = Room.Palette;
        var margin = Room.Px(14);
        var live = _content.Granted.Count > 0;
        canvas.Fill(new Box(0, 0, Room.Px(5), canvas.Height), 0, _content.ControlActive ? colours.Danger : live ? colours.Live : colours.Line);
        var demo = _content.IsDemo ? Room.Px(54) : 0;
        if (_content.IsDemo) PaintDemo(canvas, new Box(width - margin - Room.Px(46), Room.Px(12), Room.Px(46), Room.Px(20)));
        var page = new PageWriter(canvas, Room, margin + Room.Px(4), Room.Px(12), width - 2 * margin - Room.Px(4) - demo);
        page.Lines(PlainText.Line(_content.Headline, MostText), TextStyle.Strong, colours.Text, 2);
        page = new PageWriter(canvas, Room, page.X, page.Y, width - 2 * margin - Room.Px(4));
        page.Lines(CapabilityText.States(_content.Granted), TextStyle.Small, colours.Quiet, 2);
        if (_content.SafetyWords is { Length: > 0 } words) page.Lines("Safety words: " + PlainText.Line(words, MostText), TextStyle.Small, colours.Quiet, 1);
        if (_content.Notice is { Length: > 0 } notice) PaintNotice(canvas, page, PlainText.Line(notice, MostText));
        page.Gap(10);
        return PlaceButtons(page.Y, width, margin) + Room.Px(12);
    }

    private void PaintNotice(Canvas canvas, PageWriter page, string notice)
    {
        page.Gap(6);
        var pad = Room.Px(8);
        var lines = TextFit.Wrap(notice, page.Width - 2 * pad, 3, t => Room.Texts.Measure(t, TextStyle.Small));
        var line = Room.Texts.MetricsOf(TextStyle.Small).Height + Room.Px(2);
        canvas.Fill(new Box(page.X, page.Y, page.Width, lines.Count * line + 2 * Room.Px(5)), Room.Px(6), Room.Palette.Notice);
        var inside = new PageWriter(canvas, Room, page.X + pad, page.Y + Room.Px(5), page.Width - 2 * pad);
        inside.Lines(notice, TextStyle.Small, Room.Palette.OnNotice, 3);
        page.Gap((inside.Y - page.Y) / Room.Scale + 5);
    }

    private void PaintDemo(Canvas canvas, Box box)
    {
        canvas.Fill(box, box.Height / 2.0, Room.Palette.Notice);
        canvas.WriteCentred("DEMO", box, TextStyle.SmallStrong, Room.Palette.OnNotice);
    }

    private int PlaceButtons(int top, int width, int margin)
    {
        var (height, gap) = (Room.Px(32), Room.Px(8));
        var left = margin + Room.Px(4);
        foreach (var button in (PushButton[])[_chat, _takeBack])
        {
            if (!button.IsShown) continue;
            button.Box = new Box(left, top, button.WidthIn(Room), height);
            left = button.Box.Right + gap;
        }
        var end = Math.Max(_end.WidthIn(Room), Room.Px(64));
        _end.Box = new Box(width - margin - end, top, end, height);
        return top + height;
    }
}
