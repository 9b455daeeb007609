using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

public sealed class JoinTests
{
    [Fact]
    public async Task Two_legs_join_and_are_told_of_each_other()
    {
        using var relay = new TestRelay();
        var sharer = relay.Connect();
        var joined = await sharer.JoinAsync(LegRole.Sharer, relay.Admission.Issue(relay.Session, TestRelay.Sharer));
        Assert.Equal((0, false, 0), (joined.Leg, joined.Resumed, joined.Peers.Length));

        relay.Time.Advance(TimeSpan.FromMilliseconds(1234));
        var viewer = relay.Connect();
        var second = await viewer.JoinAsync(LegRole.Viewer, relay.Admission.Issue(relay.Session, TestRelay.Ada));
        Assert.Equal((1, 1234u), (second.Leg, second.SessionMs));
        Assert.Equal([new Peer(0, PeerPresence.Here, "Cora", "")], second.Peers);
        Assert.Equal(new PeerNews(PeerNewsKind.Joined, new Peer(1, PeerPresence.Here, "Ada", "Acme")), await sharer.NextNewsAsync());
        Assert.Equal(["Cora Here", "Ada Here"], relay.Heard);
    }

    [Fact]
    public async Task A_foreign_version_is_told_both_numbers()
    {
        using var relay = new TestRelay();
        var leg = relay.Connect();
        await leg.SendAsync(TestLeg.JoinFrame(LegRole.Viewer, Ticket.Draw(), version: 9));
        var refused = await leg.NextRefusalAsync();
        Assert.Equal((RefusalReason.Version, ProtocolVersion.Min, ProtocolVersion.Max), (refused.Reason, refused.MinVersion, refused.MaxVersion));
        Assert.Contains("update", refused.Text);
        Assert.Equal(0, relay.Admission.Asked);
    }

    [Fact]
    public async Task A_ticket_is_good_once()
    {
        using var relay = new TestRelay();
        var ticket = relay.Admission.Issue(relay.Session, TestRelay.Ada);
        await relay.Connect().JoinAsync(LegRole.Viewer, ticket);
        var again = relay.Connect();
        await again.SendAsync(TestLeg.JoinFrame(LegRole.Viewer, ticket));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, (await again.NextRefusalAsync()).Reason);
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, (await CloseAsync(again)).RefusedFor);
    }

    [Fact]
    public async Task A_sharers_ticket_does_not_make_a_viewer()
    {
        using var relay = new TestRelay();
        var leg = relay.Connect();
        await leg.SendAsync(TestLeg.JoinFrame(LegRole.Viewer, relay.Admission.Issue(relay.Session, TestRelay.Sharer)));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, (await leg.NextRefusalAsync()).Reason);
    }

    [Fact]
    public async Task A_leg_that_does_not_join_within_ten_seconds_is_refused_and_then_cut()
    {
        using var relay = new TestRelay();
        var leg = relay.Connect();
        relay.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(RefusalReason.Malformed, (await leg.NextRefusalAsync()).Reason);
        Assert.False(leg.Run.IsCompleted);
        await TestRelay.EventuallyAsync(() => relay.Time.TimerCount > 0);
        relay.Time.Advance(TimeSpan.FromSeconds(2)); // it does not close its side either
        Assert.Null((await leg.Run.WaitAsync(TimeSpan.FromSeconds(10))).Leg);
    }

    [Fact]
    public async Task A_session_takes_no_more_viewers_than_its_bound()
    {
        using var relay = new TestRelay(new RelayOptions { MaxViewers = 1 });
        await relay.JoinAsync(TestRelay.Ada);
        var leg = relay.Connect();
        await leg.SendAsync(TestLeg.JoinFrame(LegRole.Viewer, relay.Admission.Issue(relay.Session, TestRelay.Ben)));
        Assert.Equal(RefusalReason.Full, (await leg.NextRefusalAsync()).Reason);
    }

    [Fact]
    public async Task A_waiting_leg_costs_no_timer()
    {
        using var relay = new TestRelay();
        await relay.JoinBothAsync();
        Assert.Equal(0, relay.Time.TimerCount);
    }

    [Fact]
    public async Task Ending_the_session_tells_and_closes_everyone()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        Assert.True(relay.Switchboard.EndSession(relay.Session, "The technician ended the session."));
        foreach (var leg in new[] { sharer, viewer })
        {
            var refused = await leg.NextRefusalAsync();
            Assert.Equal((RefusalReason.SessionEnded, "The technician ended the session."), (refused.Reason, refused.Text));
            Assert.Equal(RefusalReason.SessionEnded, (await CloseAsync(leg)).RefusedFor);
        }
        Assert.Equal(0, relay.Switchboard.SessionCount);
        Assert.False(relay.Switchboard.EndSession(relay.Session, ""));
    }

    internal static async Task<LegEnd> CloseAsync(TestLeg leg)
    {
        await Assert.ThrowsAsync<EndOfStreamException>(leg.NextAsync);
        await leg.Socket.CloseOutputAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return await leg.Run.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_first_message_that_is_no_join_is_refused()
    {
        using var relay = new TestRelay();
        var leg = relay.Connect();
        await leg.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input));
        Assert.Equal(RefusalReason.Malformed, (await leg.NextRefusalAsync()).Reason);
    }
}
