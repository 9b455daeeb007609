using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

public sealed class ReturnTests
{
    [Fact]
    public async Task A_lost_leg_is_away_and_comes_back_with_its_resume_ticket()
    {
        using var relay = new TestRelay();
        var sharer = await relay.JoinAsync(TestRelay.Sharer);
        var viewer = relay.Connect();
        var joined = await viewer.JoinAsync(LegRole.Viewer, relay.Admission.Issue(relay.Session, TestRelay.Ada));
        await sharer.NextNewsAsync();
        await viewer.LoseAsync();
        Assert.Equal((PeerNewsKind.Away, PeerPresence.Away), await NewsAsync(sharer));

        var again = relay.Connect();
        var back = await again.JoinAsync(LegRole.Viewer, joined.ResumeTicket);
        Assert.True(back.Resumed);
        Assert.Equal(1, back.Leg);
        Assert.NotEqual(joined.ResumeTicket, back.ResumeTicket);
        Assert.Equal((PeerNewsKind.Back, PeerPresence.Here), await NewsAsync(sharer));
        await again.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 9));
        Assert.Equal(9u, (await sharer.NextAsync()).Header.Sequence);
        Assert.Equal(["Cora Here", "Ada Here", "Ada Away", "Ada Here"], relay.Heard);
    }

    [Fact]
    public async Task The_same_leg_joined_elsewhere_replaces_the_older_connection()
    {
        using var relay = new TestRelay();
        var (sharer, older) = await relay.JoinBothAsync();
        var newer = await relay.JoinAsync(TestRelay.Ada);
        Assert.Equal(RefusalReason.Replaced, (await older.NextRefusalAsync()).Reason);
        await JoinTests.CloseAsync(older);
        Assert.Equal((PeerNewsKind.Back, PeerPresence.Here), await NewsAsync(sharer));
        await sharer.SendAsync(TestLeg.Frame(FrameKind.Control, 1, Channel.Control, 4));
        Assert.Equal(4u, (await newer.NextAsync()).Header.Sequence);
        Assert.Equal(["Cora Here", "Ada Here", "Ada Here"], relay.Heard);
    }

    [Fact]
    public async Task A_leg_away_for_two_minutes_has_left_and_an_empty_session_is_forgotten()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        await viewer.LoseAsync();
        await sharer.NextNewsAsync();
        relay.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((PeerNewsKind.Left, PeerPresence.Left), await NewsAsync(sharer));
        await sharer.LoseAsync();
        Assert.Equal(1, relay.Switchboard.SessionCount);
        relay.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, relay.Switchboard.SessionCount);
        Assert.Equal(0, relay.Time.TimerCount);
    }

    [Fact]
    public async Task After_a_restart_the_session_is_rebuilt_from_what_admission_says()
    {
        var time = new ManualTime();
        var admission = new TestAdmission(time);
        Joined atSharer, atViewer;
        using (var before = new TestRelay(time: time, admission: admission))
        {
            TestLeg sharer = before.Connect(), viewer = before.Connect();
            atSharer = await sharer.JoinAsync(LegRole.Sharer, admission.Issue(before.Session, TestRelay.Sharer));
            atViewer = await viewer.JoinAsync(LegRole.Viewer, admission.Issue(before.Session, TestRelay.Ada));
        }
        time.Advance(TimeSpan.FromSeconds(5));
        using var after = new TestRelay(time: time, admission: admission);
        TestLeg viewerAgain = after.Connect(), sharerAgain = after.Connect();
        var back = await viewerAgain.JoinAsync(LegRole.Viewer, atViewer.ResumeTicket);
        Assert.Equal((1, 5000u), (back.Leg, back.SessionMs));
        Assert.True((await sharerAgain.JoinAsync(LegRole.Sharer, atSharer.ResumeTicket)).Resumed);
        Assert.Equal(PeerNewsKind.Back, (await viewerAgain.NextNewsAsync()).News);
        await viewerAgain.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 3));
        Assert.Equal(3u, (await sharerAgain.NextAsync()).Header.Sequence);
    }

    private static async Task<(PeerNewsKind, PeerPresence)> NewsAsync(TestLeg leg)
    {
        var news = await leg.NextNewsAsync();
        return (news.News, news.Peer.Presence);
    }
}
