using Deskside.Companion.Ports;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Tests.Viewers;

public sealed class SeatBookTests
{
    [Fact]
    public void Both_ends_have_the_same_words_and_the_prompt_shows_them()
    {
        using var pair = new SeatPair();
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        var question = Assert.Single(pair.Desktop.PaperDesk.Open);
        Assert.Equal(viewer.Words, question.SafetyWords);
        Assert.Equal(("Ada", "Acme", Capability.View), (question.Technician, question.Organisation, question.Capability));
    }

    [Fact]
    public async Task Before_consent_nothing_is_captured_and_no_pixel_leaves()
    {
        using var pair = new SeatPair();
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        await pair.CaptureAsync();
        Assert.Equal(0, pair.Desktop.PaperScreen.Captures);
        Assert.DoesNotContain(pair.Deliver(), frame => frame.Header.Kind is FrameKind.Screen or FrameKind.Cursor);
        Assert.DoesNotContain(viewer.Told, message => message is Surfaces);
    }

    [Fact]
    public async Task After_consent_the_picture_comes_as_a_keyframe()
    {
        using var pair = new SeatPair();
        var viewer = Viewing(pair);
        await pair.CaptureAsync();
        Assert.Contains(pair.Deliver(), frame => frame.Header is { Kind: FrameKind.Screen, IsKeyframe: true });
        Assert.Equal(1, viewer.Pictures);
        Assert.Contains(viewer.Told, message => message is Surfaces { Places.Length: 1 });
    }

    [Theory]
    [InlineData(ConsentAnswer.Denied, ConsentStanding.Denied)]
    [InlineData(ConsentAnswer.TimedOut, ConsentStanding.TimedOut)]
    public async Task Denied_or_unanswered_nothing_passes(ConsentAnswer answer, ConsentStanding standing)
    {
        using var pair = new SeatPair();
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        pair.Answer(answer);
        await pair.CaptureAsync();
        Assert.Equal(standing, viewer.Standing(Capability.View));
        Assert.Equal(0, pair.Desktop.PaperScreen.Captures);
    }

    [Fact]
    public void Control_is_not_asked_for_without_the_view()
    {
        using var pair = new SeatPair();
        pair.Join().Ask(Capability.Control);
        Assert.Empty(pair.Desktop.PaperDesk.Open);
    }

    [Fact]
    public void Input_reaches_the_desktop_only_after_control_is_allowed()
    {
        using var pair = new SeatPair();
        var viewer = Viewing(pair);
        viewer.Input(new PointerMove(1, 0, 5, 5));
        viewer.Ask(Capability.Control);
        viewer.Input(new PointerMove(2, 0, 6, 6));
        Assert.Empty(pair.Desktop.Sink.Injected);
        Allow(pair);
        viewer.Input(new PointerMove(3, 0, 7, 7));
        Assert.Equal(["move 7,7"], pair.Desktop.Sink.Injected);
    }

    [Fact]
    public void The_customers_hand_wins_at_once_and_both_are_told()
    {
        using var pair = new SeatPair();
        var viewer = Controlling(pair);
        pair.Desktop.Hand.Move();
        viewer.Input(new PointerMove(1, 0, 5, 5));
        Assert.Empty(pair.Desktop.Sink.Injected);
        Assert.Equal(ConsentStanding.SuspendedByCustomer, viewer.Standing(Capability.Control));
        Assert.IsType<CapabilityState.Suspended>(Assert.Single(pair.Seats.View()).Control);
        pair.Time.Advance(SessionPolicy.Default.ControlPause);
        pair.Deliver();
        Assert.Equal(ConsentStanding.Granted, viewer.Standing(Capability.Control));
    }

    [Fact]
    public void Taken_back_it_returns_only_by_a_new_prompt()
    {
        using var pair = new SeatPair();
        var viewer = Controlling(pair);
        pair.Seats.TakeBack(Capability.Control);
        pair.Deliver();
        viewer.Input(new PointerMove(1, 0, 5, 5));
        Assert.Equal(ConsentStanding.Withdrawn, viewer.Standing(Capability.Control));
        Assert.Empty(pair.Desktop.Sink.Injected);
        viewer.Ask(Capability.Control);
        Assert.Equal(Capability.Control, Assert.Single(pair.Desktop.PaperDesk.Open).Capability);
    }

    [Fact]
    public void Allowed_in_advance_nobody_is_asked_and_it_is_marked_so()
    {
        using var pair = new SeatPair(Capability.View, Capability.Control);
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        viewer.Ask(Capability.Control);
        Assert.Empty(pair.Desktop.PaperDesk.Open);
        Assert.True(viewer.Told.OfType<Protocol.Messages.ConsentState>().Last().InAdvance);
        viewer.Input(new PointerMove(1, 0, 1, 1));
        Assert.Equal(["move 1,1"], pair.Desktop.Sink.Injected);
    }

    [Fact]
    public async Task The_same_viewer_comes_back_without_a_new_prompt_and_with_a_keyframe()
    {
        using var pair = new SeatPair();
        var viewer = Controlling(pair);
        var words = viewer.Words;
        viewer.GoAway();
        viewer.ComeBack();
        await pair.CaptureAsync();
        Assert.Contains(pair.Deliver(), frame => frame.Header is { Kind: FrameKind.Screen, IsKeyframe: true });
        Assert.Equal(words, viewer.Words);
        viewer.Input(new PointerMove(1, 0, 2, 2));
        Assert.Equal(["move 2,2"], pair.Desktop.Sink.Injected);
    }

    [Fact]
    public void A_viewer_that_is_away_holds_no_key_down()
    {
        using var pair = new SeatPair();
        var viewer = Controlling(pair);
        viewer.Input(new Key(1, true, 0, 'a'));
        var before = pair.Desktop.Sink.Releases;
        viewer.GoAway();
        Assert.True(pair.Desktop.Sink.Releases > before);
    }

    [Fact]
    public void Away_for_too_long_the_rights_lapse()
    {
        using var pair = new SeatPair();
        var viewer = Controlling(pair);
        viewer.GoAway();
        pair.Time.Advance(SessionPolicy.Default.AbsenceLimit);
        viewer.ComeBack();
        Assert.Equal(ConsentStanding.None, viewer.Standing(Capability.View));
        viewer.Input(new PointerMove(1, 0, 2, 2));
        Assert.Empty(pair.Desktop.Sink.Injected);
    }

    [Fact]
    public void Where_the_hand_cannot_be_told_apart_control_is_unavailable()
    {
        using var pair = new SeatPair(Capability.View, Capability.Control);
        pair.Desktop.Hand.CanTellApart = false;
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        viewer.Ask(Capability.Control);
        Assert.Equal(ConsentStanding.Unavailable, viewer.Standing(Capability.Control));
    }

    internal static TestViewer Viewing(SeatPair pair)
    {
        var viewer = pair.Join();
        viewer.Ask(Capability.View);
        Allow(pair);
        return viewer;
    }

    internal static TestViewer Controlling(SeatPair pair)
    {
        var viewer = Viewing(pair);
        viewer.Ask(Capability.Control);
        Allow(pair);
        return viewer;
    }

    private static void Allow(SeatPair pair) => pair.Answer(ConsentAnswer.Allowed);
}
