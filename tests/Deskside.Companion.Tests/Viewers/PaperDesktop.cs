using Deskside.Codec;
using Deskside.Companion.Ports;
using Deskside.Companion.Tests.Control;

namespace Deskside.Companion.Tests.Viewers;

/// <summary>A desktop on paper: one small screen, windows that the test answers, a hand that the test moves.</summary>
internal sealed class PaperDesktop : IDesktopPlatform
{
    public PaperScreen PaperScreen { get; } = new();

    public RecordingSink Sink { get; } = new();

    public PaperHand Hand { get; } = new();

    public PaperDesk PaperDesk { get; } = new();

    public IScreenSource Screen => PaperScreen;

    public PaperCursor PaperCursor { get; } = new();

    public ICursorSource Cursor => PaperCursor;

    public IInputSink Input => Sink;

    public ILocalInput LocalInput => Hand;

    public ICustomerDesk Desk => PaperDesk;

    public string Description => "Paper";

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class PaperCursor : ICursorSource
{
    public event Action? Changed;

    public CursorPlace Place { get; private set; } = new(3, 4, CursorMover.Customer);

    public CursorShape Shape { get; } = new(1, 1, 1, 0, 0, new byte[] { 1, 2, 3, 4 });

    public void Move(int x, int y)
    {
        Place = new CursorPlace(x, y, CursorMover.Customer);
        Changed?.Invoke();
    }
}

internal sealed class PaperScreen : IScreenSource
{
    private readonly uint[] _pixels = new uint[64 * 48];

    public int Captures { get; private set; }

    public HashSet<int> Invalidated { get; } = [];

    public IReadOnlyList<Surface> Surfaces { get; set; } = [new(0, 0, 0, 64, 48, "paper", true)];

    public event Action? SurfacesChanged { add { } remove { } }

    public ValueTask WaitForDamageAsync(uint surfaces, CancellationToken cancellation) => ValueTask.CompletedTask;

    public bool TryCapture(int surface, CaptureUse use)
    {
        Captures++;
        use(_pixels, 64, [new PixelRect(0, 0, 64, 48)]);
        return true;
    }

    public void Invalidate(int surface) => Invalidated.Add(surface);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class PaperHand : ILocalInput
{
    public event Action? CustomerActed;

    public bool CanTellApart { get; set; } = true;

    public void Move() => CustomerActed?.Invoke();
}

internal sealed class PaperDesk : ICustomerDesk
{
    private readonly Queue<(ConsentQuestion Question, TaskCompletionSource<ConsentAnswer> Answer)> _open = new();

    public IEnumerable<ConsentQuestion> Open => _open.Select(prompt => prompt.Question);

    public event Action<DeskAction>? Acted { add { } remove { } }

    public void Answer(ConsentAnswer answer) => _open.Dequeue().Answer.SetResult(answer);

    public Task<ConsentAnswer> AskConsentAsync(ConsentQuestion question, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<ConsentAnswer>();
        _open.Enqueue((question, answer));
        return answer.Task.WaitAsync(cancellation);
    }

    public void ShowBar(BarContent content) { }

    public void HideAll() { }

    public Task<NewQuestion?> AskQuestionAsync(string organisation, string? problem, CancellationToken cancellation) => Task.FromResult<NewQuestion?>(null);

    public Task TellAsync(string title, string text, CancellationToken cancellation) => Task.CompletedTask;

    public void RaiseChat() { }

    public void ShowChat(IReadOnlyList<ChatLine> lines, string? typing) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
