using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The form for a customer who came without a code: name, question, Ask or Cancel, and what was wrong last time.</summary>
internal sealed class QuestionWindow : DeskWindow
{
    private const int MostName = 80;
    private const int MostQuestion = 2000;
    private const int MostText = 400;

    private readonly string _organisation;
    private readonly string? _problem;
    private readonly TextEntry _name;
    private readonly TextEntry _question;
    private readonly PushButton _ask;
    private readonly PushButton _cancel;
    private readonly Action<NewQuestion?> _done;

    public QuestionWindow(DeskRoom room, string organisation, string? problem, NewQuestion? before, Action<DeskWindow> paste, Action<NewQuestion?> done)
        : base(room, WindowKind.Ordinary, "Deskside: ask for help")
    {
        (_organisation, _problem, _done) = (PlainText.Line(organisation, MostText), problem is null ? null : PlainText.Lines(problem, MostText), done);
        _name = new TextEntry(MostName, manyLines: false, "How the technician shall call you", room) { PasteAsked = () => paste(this), Changed = Check };
        _question = new TextEntry(MostQuestion, manyLines: true, "What is the problem?", room) { PasteAsked = () => paste(this), Changed = Check };
        _ask = new PushButton("Ask", ButtonTone.Accent, Ask);
        _cancel = new PushButton("Cancel", ButtonTone.Quiet, () => done(null));
        (_name.Entered, _question.Entered) = (Ask, Ask);
        Controls.AddRange([_name, _question, _cancel, _ask]);
        if (before is not null)
        {
            _name.Set(before.Name);
            _question.Set(before.Question);
        }
        Check();
        var (area, width) = (room.WorkArea, room.Px(480));
        var height = Layout(new Canvas(width, 1, room.Texts), width, 0);
        Open(new Box(area.X + (area.Width - width) / 2, area.Y + Math.Max(0, (area.Height - height) / 3), width, height), _name.Text.Length == 0 ? _name : _question);
        room.Hints.Activate(Id);
    }

    /// <summary>What is typed now, to be kept if the form is shown again.</summary>
    public NewQuestion Typed => new(_name.Text, _question.Text);

    public override void CloseAsked() => _done(null);

    protected override void Compose(Canvas canvas) => Layout(canvas, canvas.Width, canvas.Height);

    private void Check() => _ask.IsEnabled = !string.IsNullOrWhiteSpace(_name.Text) && !string.IsNullOrWhiteSpace(_question.Text);

    private void Ask()
    {
        if (_ask.IsEnabled) _done(new NewQuestion(_name.Text.Trim(), _question.Text.Trim()));
    }

    private int Layout(Canvas canvas, int width, int height)
    {
        var colours = Room.Palette;
        var margin = Room.Px(24);
        canvas.Fill(new Box(0, 0, width, Room.Px(5)), 0, colours.Accent);
        var page = new PageWriter(canvas, Room, margin, Room.Px(24), width - 2 * margin);
        page.Lines($"Ask {_organisation} for help", TextStyle.Title, colours.Text, 2);
        page.Gap(4);
        page.Lines("A technician will answer you here. Nothing is shared before you allow it.", TextStyle.Body, colours.Quiet, 2);
        if (_problem is not null)
        {
            page.Gap(8);
            page.Lines(_problem, TextStyle.Body, colours.Danger, 3);
        }
        page.Gap(14);
        page.Lines("Your name", TextStyle.SmallStrong, colours.Text, 1);
        page.Gap(4);
        _name.Box = new Box(margin, page.Y, page.Width, Room.Px(38));
        page.Gap(38 + 12);
        page.Lines("Your question", TextStyle.SmallStrong, colours.Text, 1);
        page.Gap(4);
        var foot = Room.Px(18 + 36 + 22);
        _question.Box = new Box(margin, page.Y, page.Width, Math.Max(Room.Px(120), height - page.Y - foot));
        var top = _question.Box.Bottom + Room.Px(18);
        _ask.Box = new Box(width - margin - Room.Px(110), top, Room.Px(110), Room.Px(36));
        _cancel.Box = _ask.Box with { X = _ask.Box.X - Room.Px(122) };
        return top + Room.Px(36 + 22);
    }
}
