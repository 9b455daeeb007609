using System.Globalization;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The consent prompt: who asks, for what, what it means, the words to compare, and two buttons.</summary>
/// <remarks>
/// Nothing is answered within <see cref="Settling"/> after it appeared: a click or key that was meant for something else must not
/// hit it. Nor is Allow taken while another program's window lies over the prompt, which could hide or misname what is asked.
/// The focus is on Deny, Esc and the title bar deny, and so does the end of the time.
/// </remarks>
internal sealed class ConsentWindow : DeskWindow
{
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(600);
    private const int MostName = 256;

    private readonly ConsentQuestion _question;
    private readonly PushButton _allow;
    private readonly PushButton _deny;
    private readonly Action<ConsentAnswer> _answered;
    private readonly long _shownAt;
    private bool _wasCovered;

    public ConsentWindow(DeskRoom room, ConsentQuestion question, Action<ConsentAnswer> answered)
        : base(room, WindowKind.Prompt, "Deskside: a technician asks")
    {
        _question = question;
        _answered = answered;
        _deny = new PushButton("Deny", ButtonTone.Quiet, () => Answer(ConsentAnswer.Denied));
        _allow = new PushButton("Allow", ButtonTone.Accent, () => Answer(ConsentAnswer.Allowed)) { IsEnabled = false };
        Controls.AddRange([_deny, _allow]);
        _shownAt = room.Time.GetTimestamp();
        var size = new Box(0, 0, room.Px(480), Measure(room.Px(480)));
        var area = room.WorkArea;
        Open(size with { X = area.X + (area.Width - size.Width) / 2, Y = area.Y + Math.Max(0, (area.Height - size.Height) / 3) }, _deny);
        room.Hints.Activate(Id);
    }

    private TimeSpan Shown => Room.Time.GetElapsedTime(_shownAt);

    /// <summary>Called now and then: enables Allow, counts down, and ends when the time is over.</summary>
    public void Tick()
    {
        if (!IsOpen) return;
        if (Shown >= _question.Limit)
        {
            _answered(ConsentAnswer.TimedOut);
            return;
        }
        _wasCovered = IsCovered;
        _allow.IsEnabled = Shown >= Settling && !_wasCovered;
        Invalidate();
    }

    public override void CloseAsked() => Answer(ConsentAnswer.Denied);

    public override void Key(KeyStroke key)
    {
        if (Shown < Settling && key.Keysym is not (Keysym.Tab or Keysym.LeftTab)) return;
        base.Key(key);
    }

    protected override void Compose(Canvas canvas) => Layout(canvas, canvas.Width);

    private void Answer(ConsentAnswer answer)
    {
        // Also when the clock ran but the tick that enables the button has not come yet, or came and was painted late.
        if (Shown < Settling) return;
        if (answer == ConsentAnswer.Allowed && IsCovered) return;
        _answered(Shown >= _question.Limit ? ConsentAnswer.TimedOut : answer);
    }

    private int Measure(int width) => Layout(new Canvas(width, 1, Room.Texts), width);

    /// <summary>Draws from the top down and returns the height that it took.</summary>
    private int Layout(Canvas canvas, int width)
    {
        var colours = Room.Palette;
        var margin = Room.Px(24);
        var inner = width - 2 * margin;
        canvas.Fill(new Box(0, 0, width, Room.Px(5)), 0, colours.Accent);
        var page = new PageWriter(canvas, Room, margin, Room.Px(22), inner);
        page.Lines(PlainText.Line(_question.Technician, MostName), TextStyle.Title, colours.Text, 2);
        page.Lines(CapabilityText.Wish(_question.Capability), TextStyle.Title, colours.Text, 2);
        page.Gap(4);
        page.Lines("from " + PlainText.Line(_question.Organisation, MostName), TextStyle.Body, colours.Quiet, 1);
        page.Gap(14);
        page.Lines(CapabilityText.Meaning(_question.Capability), TextStyle.Body, colours.Text, 5);
        page.Gap(16);
        WriteWords(canvas, page, colours);
        page.Gap(18);
        var buttons = new Box(margin, page.Y, inner, Room.Px(38));
        _allow.Box = buttons with { X = buttons.Right - Room.Px(120), Width = Room.Px(120) };
        _deny.Box = _allow.Box with { X = _allow.Box.X - Room.Px(12) - Room.Px(120) };
        var note = buttons with { Width = inner - Room.Px(264), Height = buttons.Height / 2 };
        canvas.WriteLeft(_wasCovered ? "Another window covers this." : "No answer means Deny.", note, TextStyle.Small, colours.Quiet);
        canvas.WriteLeft(TimeLeft(), note with { Y = note.Bottom }, TextStyle.Small, colours.Quiet);
        return buttons.Bottom + Room.Px(22);
    }

    private void WriteWords(Canvas canvas, PageWriter page, Palette colours)
    {
        if (_question.SafetyWords.Length == 0) return;
        var box = new Box(page.X, page.Y, page.Width, Room.Px(86));
        canvas.Fill(box, Room.Px(9), colours.Raised);
        canvas.WriteLeft("Compare these safety words aloud. Both must see the same.",
            new Box(box.X + Room.Px(16), box.Y + Room.Px(10), box.Width - Room.Px(32), Room.Px(24)), TextStyle.Small, colours.Quiet);
        var words = string.Join("  ·  ", PlainText.Line(_question.SafetyWords, MostName).Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries));
        canvas.WriteLeft(words, new Box(box.X + Room.Px(16), box.Y + Room.Px(36), box.Width - Room.Px(32), Room.Px(38)), TextStyle.Words, colours.Text);
        page.Gap(86);
    }

    private string TimeLeft()
    {
        var left = (int)Math.Ceiling((_question.Limit - Shown).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, left)} s left");
    }
}
