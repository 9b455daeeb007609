using Deskside.Companion.Control;
using Deskside.Companion.Ports;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Tests.Control;

public sealed class InputGateTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly Surface[] Surfaces =
        [new(0, 0, 0, 1920, 1080, "left", true), new(1, 1920, -100, 800, 600, "right", false)];

    private readonly ManualTime _time = new();
    private readonly RecordingSink _sink = new();
    private readonly List<GateNews> _news = [];
    private readonly InputGate _gate;

    public InputGateTests()
    {
        _gate = new InputGate(_sink, _time, Pause);
        _gate.Changed += _news.Add;
    }

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void Shut_at_first_and_nothing_passes()
    {
        Assert.Equal(GateOutcome.NoControl, Move(leg: 1));
        Assert.Empty(_sink.Injected);
    }

    [Fact]
    public void Opened_for_one_viewer_another_does_not_pass()
    {
        _gate.OpenFor(1);
        Assert.Equal(GateOutcome.Applied, Move(leg: 1));
        Assert.Equal(GateOutcome.NoControl, Move(leg: 2));
        Assert.Equal(["move 10,20"], _sink.Injected);
    }

    [Fact]
    public void Coordinates_are_placed_on_the_desktop_and_kept_inside_the_surface()
    {
        _gate.OpenFor(1);
        _gate.Apply(1, new PointerMove(1, 1, 5, 7), Surfaces);
        _gate.Apply(1, new PointerMove(2, 1, 60000, 60000), Surfaces);
        Assert.Equal(GateOutcome.NoSurface, _gate.Apply(1, new PointerMove(3, 9, 0, 0), Surfaces));
        Assert.Equal(["move 1925,-93", "move 2719,499"], _sink.Injected);
    }

    [Fact]
    public void The_customers_hand_shuts_the_gate_at_once_and_releases_what_is_held()
    {
        _gate.OpenFor(1);
        _gate.Apply(1, new Key(1, true, 0, 'a'), Surfaces);
        var before = _sink.Releases;
        _gate.CustomerActed();
        Assert.Equal(GateOutcome.Suspended, Move(leg: 1));
        Assert.Equal(before + 1, _sink.Releases);
        Assert.Equal([GateNews.Suspended], _news);
        Assert.Equal(["key 61 Down"], _sink.Injected);
    }

    [Fact]
    public void Control_returns_after_the_pause_and_not_before()
    {
        _gate.OpenFor(1);
        _gate.CustomerActed();
        _time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        Assert.Equal(GateOutcome.Suspended, Move(leg: 1));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(GateOutcome.Applied, Move(leg: 1));
        Assert.Equal([GateNews.Suspended, GateNews.Resumed], _news);
    }

    [Fact]
    public void Every_move_of_the_customer_makes_the_pause_begin_anew()
    {
        _gate.OpenFor(1);
        _gate.CustomerActed();
        _time.Advance(TimeSpan.FromSeconds(4));
        _gate.CustomerActed();
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(GateOutcome.Suspended, Move(leg: 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(GateOutcome.Applied, Move(leg: 1));
    }

    [Fact]
    public void What_arrives_in_the_pause_is_dropped_and_never_replayed()
    {
        _gate.OpenFor(1);
        _gate.CustomerActed();
        for (var i = 0; i < 100; i++) Move(leg: 1);
        _time.Advance(Pause);
        Assert.Empty(_sink.Injected);
    }

    [Fact]
    public void A_prompt_keeps_it_shut_until_every_prompt_is_gone()
    {
        _gate.OpenFor(1);
        var first = _gate.ShutForPrompt();
        var second = _gate.ShutForPrompt();
        Assert.Equal(GateOutcome.PromptOpen, Move(leg: 1));
        first.Dispose();
        first.Dispose();
        Assert.Equal(GateOutcome.PromptOpen, Move(leg: 1));
        second.Dispose();
        Assert.Equal(GateOutcome.Applied, Move(leg: 1));
    }

    [Fact]
    public void Closed_in_the_pause_it_does_not_open_by_itself()
    {
        _gate.OpenFor(1);
        _gate.CustomerActed();
        _gate.Close();
        _time.Advance(Pause * 2);
        Assert.Equal(GateOutcome.NoControl, Move(leg: 1));
        Assert.Equal([GateNews.Suspended], _news);
    }

    [Fact]
    public void The_last_event_is_known_to_the_picture_also_when_an_own_window_refused_it()
    {
        _gate.OpenFor(1);
        _gate.Apply(1, new PointerMove(41, 0, 1, 1), Surfaces);
        _sink.Outcome = InjectOutcome.OwnWindow;
        Assert.Equal(GateOutcome.OwnWindow, _gate.Apply(1, new PointerButton(42, 0, 1, 1, MouseButton.Left, true), Surfaces));
        Assert.Equal(42u, _gate.LastEventId);
        Assert.Equal(["move 1,1"], _sink.Injected);
    }

    private GateOutcome Move(byte leg) => _gate.Apply(leg, new PointerMove(7, 0, 10, 20), Surfaces);
}
