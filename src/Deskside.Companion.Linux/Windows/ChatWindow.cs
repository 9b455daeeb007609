using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The chat: messages as bubbles, how far the own ones came, who is typing, and a field to write.</summary>
internal sealed class ChatWindow : DeskWindow
{
    private const int MostMessage = 4000;
    private const int MostName = 80;
    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(2);

    private readonly TextEntry _entry;
    private readonly PushButton _send;
    private readonly Action<DeskAction> _acted;
    private readonly Action _closed;
    private IReadOnlyList<ChatLine> _lines = [];
    private string? _typing;
    private long _typedAt;
    private bool _hasTyped;
    private int _scrolledUp;

    public ChatWindow(DeskRoom room, Action<DeskAction> acted, Action<DeskWindow> paste, Action closed) : base(room, WindowKind.Ordinary, "Deskside: chat")
    {
        (_acted, _closed) = (acted, closed);
        _entry = new TextEntry(MostMessage, manyLines: false, "Write a message", room) { Entered = Send, Changed = Typed, PasteAsked = () => paste(this) };
        _send = new PushButton("Send", ButtonTone.Accent, Send) { IsEnabled = false };
        Controls.AddRange([_entry, _send]);
        var area = room.WorkArea;
        var (width, height) = (Math.Min(room.Px(400), area.Width), Math.Min(room.Px(520), area.Height));
        Open(new Box(area.Right - width - room.Px(24), area.Y + (area.Height - height) / 3, width, height), _entry);
        Raise();
    }

    public void Show(IReadOnlyList<ChatLine> lines, string? typing)
    {
        (_lines, _typing) = (lines, typing);
        Invalidate();
    }

    public override void CloseAsked() => _closed();

    public override void Wheeled(int notches) => Scroll(-notches * Room.Px(48));

    public override void Key(KeyStroke key)
    {
        if (key.Keysym is Keysym.PageUp or Keysym.PageDown) Scroll((key.Keysym == Keysym.PageUp ? 1 : -1) * Room.Px(200));
        else base.Key(key);
    }

    protected override void Compose(Canvas canvas)
    {
        var colours = Room.Palette;
        var (margin, foot) = (Room.Px(12), Room.Px(62));
        var typing = Room.Px(24);
        var list = new Box(margin, margin, canvas.Width - 2 * margin, canvas.Height - foot - typing - margin);
        PaintLines(canvas, list);
        // What the list drew beyond its edges is covered by what lies around it.
        canvas.Fill(new Box(0, list.Bottom, canvas.Width, canvas.Height - list.Bottom), 0, colours.Ground);
        if (_typing is not null)
            canvas.WriteLeft(PlainText.Line(_typing, MostName), new Box(margin + Room.Px(4), list.Bottom, list.Width, typing), TextStyle.Small, colours.Quiet);
        var top = canvas.Height - foot;
        canvas.Fill(new Box(0, top, canvas.Width, Math.Max(1, Room.Px(1))), 0, colours.Line);
        _send.Box = new Box(canvas.Width - margin - Room.Px(76), top + Room.Px(12), Room.Px(76), Room.Px(38));
        _entry.Box = new Box(margin, top + Room.Px(12), _send.Box.X - margin - Room.Px(10), Room.Px(38));
    }

    private void Send()
    {
        var text = _entry.Text.Trim();
        if (text.Length == 0) return;
        _entry.Set("");
        _send.IsEnabled = false;
        _scrolledUp = 0;
        _acted(new DeskAction.SentChat(text));
    }

    private void Typed()
    {
        _send.IsEnabled = !string.IsNullOrWhiteSpace(_entry.Text);
        if (!_send.IsEnabled || (_hasTyped && Room.Time.GetElapsedTime(_typedAt) < TypingPause)) return;
        (_typedAt, _hasTyped) = (Room.Time.GetTimestamp(), true);
        _acted(new DeskAction.IsTyping());
    }

    private void Scroll(int by)
    {
        _scrolledUp = Math.Max(0, _scrolledUp + by);
        Invalidate();
    }

    /// <summary>Lays bubbles from the newest at the foot upwards, as many as are seen.</summary>
    private void PaintLines(Canvas canvas, Box list)
    {
        if (_lines.Count == 0)
        {
            canvas.WriteCentred("No messages yet.", list, TextStyle.Body, Room.Palette.Quiet);
            return;
        }
        var bubbles = new List<ChatBubble>();
        var total = 0;
        for (var i = _lines.Count - 1; i >= 0 && total < list.Height + _scrolledUp; i--)
        {
            var bubble = new ChatBubble(_lines[i], Room, list.Width);
            bubbles.Add(bubble);
            total += bubble.Height;
        }
        _scrolledUp = Math.Clamp(_scrolledUp, 0, Math.Max(0, total - list.Height));
        var bottom = Math.Min(list.Bottom, list.Y + total) + _scrolledUp;
        foreach (var bubble in bubbles)
        {
            bottom -= bubble.Height;
            bubble.Paint(canvas, list, bottom);
        }
    }
}
