using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Streams;

public sealed class LegTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sharer_and_viewer_meet_on_the_relay(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync("Zoë");
        var session = await ada.AcceptAsync(customer.Request);
        using var news = await ada.ListenAsync("?topics=sessions");
        server.Time.Advance(TimeSpan.FromSeconds(7));
        var (sharer, sharing) = await TestLeg.JoinAsync(customer, server.Address, session, LegRole.Sharer);
        Assert.Equal(0, sharing.Leg);
        Assert.Equal(7000u, sharing.SessionMs);
        Assert.True((await news.NextAsync("session.sharer")).Json.GetProperty("present").GetBoolean());
        var (viewer, viewing) = await TestLeg.JoinAsync(ada, server.Address, session, LegRole.Viewer);
        Assert.Equal(1, viewing.Leg);
        Assert.Equal("Zoë", Assert.Single(viewing.Peers).Name);
        Assert.True(PeerNews.TryRead(await sharer.NextAsync(FrameKind.PeerNews), out var joined));
        Assert.Equal(("Ada", "Contoso Help"), (joined.Peer.Name, joined.Peer.Organisation));
        await viewer.SendSealedAsync(FrameKind.Input, StreamId.Of(1, Channel.Input), 1, 0x77);
        Assert.All(await sharer.NextAsync(FrameKind.Input), b => Assert.Equal(0x77, b));
        sharer.Cut();
        Assert.False((await news.NextAsync("session.sharer")).Json.GetProperty("present").GetBoolean());
        sharer.Dispose();
        viewer.Dispose();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Legs_come_back_after_a_restart_with_their_resume_tickets(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        var session = await ada.AcceptAsync(customer.Request);
        var (sharer, sharing) = await TestLeg.JoinAsync(customer, server.Address, session, LegRole.Sharer);
        var (viewer, viewing) = await TestLeg.JoinAsync(ada, server.Address, session, LegRole.Viewer);
        await server.RestartAsync();
        sharer.Dispose();
        viewer.Dispose();
        using var viewerAgain = await TestLeg.OpenAsync(server.Address, $"/relay/{session}");
        await viewerAgain.SendJoinAsync(LegRole.Viewer, viewing.ResumeTicket);
        var resumed = await viewerAgain.ExpectJoinedAsync();
        Assert.True(resumed.Resumed);
        Assert.Equal(viewing.Leg, resumed.Leg);
        Assert.Equal(PeerPresence.Away, Assert.Single(resumed.Peers).Presence);
        using var sharerAgain = await TestLeg.OpenAsync(server.Address, $"/relay/{session}");
        await sharerAgain.SendJoinAsync(LegRole.Sharer, sharing.ResumeTicket);
        Assert.True((await sharerAgain.ExpectJoinedAsync()).Resumed);
        await sharerAgain.SendSealedAsync(FrameKind.Screen, StreamId.Of(0, 16), 1, 0x33, FrameFlags.Keyframe);
        Assert.All(await viewerAgain.NextAsync(FrameKind.Screen), b => Assert.Equal(0x33, b));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_technician_keeps_his_number_in_a_session(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        var session = await ada.AcceptAsync(customer.Request);
        var (first, joined) = await TestLeg.JoinAsync(ada, server.Address, session, LegRole.Viewer);
        var (second, again) = await TestLeg.JoinAsync(ada, server.Address, session, LegRole.Viewer);
        Assert.Equal(joined.Leg, again.Leg);
        Assert.Equal(RefusalReason.Replaced, (await first.ExpectRefusedAsync()).Reason);
        first.Dispose();
        second.Dispose();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_end_of_a_session_closes_its_legs(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        var session = await ada.AcceptAsync(customer.Request);
        var (sharer, _) = await TestLeg.JoinAsync(customer, server.Address, session, LegRole.Sharer);
        var (viewer, viewing) = await TestLeg.JoinAsync(ada, server.Address, session, LegRole.Viewer);
        await customer.PostAsync($"/api/v1/sessions/{session}/end", new { reason = "done" }).ExpectAsync(204);
        Assert.Equal(RefusalReason.SessionEnded, (await sharer.ExpectRefusedAsync()).Reason);
        Assert.Equal(RefusalReason.SessionEnded, (await viewer.ExpectRefusedAsync()).Reason);
        await ada.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "viewer" }).ExpectAsync(409, "session-over");
        using var late = await TestLeg.OpenAsync(server.Address, $"/relay/{session}");
        await late.SendJoinAsync(LegRole.Viewer, viewing.ResumeTicket);
        Assert.Equal(RefusalReason.SessionEnded, (await late.ExpectRefusedAsync()).Reason);
        sharer.Dispose();
        viewer.Dispose();
    }

    [Fact]
    public async Task The_relays_address_says_what_it_speaks()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        await anyone.GetAsync($"/relay/{Guid.CreateVersion7()}").ExpectAsync(426, "websocket-only");
    }
}
