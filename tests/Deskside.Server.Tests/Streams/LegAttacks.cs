using System.Net.WebSockets;
using Deskside.Protocol;
using Deskside.Protocol.Messages;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Streams;

public sealed class LegAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_ticket_works_once(Engine engine)
    {
        await using var scene = await Scene.MakeAsync(engine);
        var (path, ticket) = await TestLeg.TicketAsync(scene.Ada, scene.Session, LegRole.Viewer);
        using var first = await TestLeg.OpenAsync(scene.Server.Address, path);
        await first.SendJoinAsync(LegRole.Viewer, ticket);
        await first.ExpectJoinedAsync();
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync(path, LegRole.Viewer, ticket));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_ticket_shown_by_many_at_once_lets_one_in(Engine engine)
    {
        await using var scene = await Scene.MakeAsync(engine);
        var (path, ticket) = await TestLeg.TicketAsync(scene.Ada, scene.Session, LegRole.Viewer);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scene.TryAsync(path, LegRole.Viewer, ticket)));
        Assert.Single(outcomes, o => o is null);
        Assert.Equal(5, outcomes.Count(o => o == RefusalReason.TicketUnknownOrUsed));
    }

    [Fact]
    public async Task An_expired_ticket_is_refused()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        var (path, ticket) = await TestLeg.TicketAsync(scene.Ada, scene.Session, LegRole.Viewer);
        scene.Server.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(RefusalReason.TicketExpired, await scene.TryAsync(path, LegRole.Viewer, ticket));
    }

    [Fact]
    public async Task A_ticket_of_another_session_or_role_is_refused_and_spent()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        using var other = await scene.Server.AskAsync();
        var otherSession = await scene.Ada.AcceptAsync(other.Request);
        var (path, ticket) = await TestLeg.TicketAsync(scene.Ada, scene.Session, LegRole.Viewer);
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync($"/relay/{otherSession}", LegRole.Viewer, ticket));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync(path, LegRole.Viewer, ticket));
        (path, ticket) = await TestLeg.TicketAsync(scene.Ada, scene.Session, LegRole.Viewer);
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync(path, LegRole.Sharer, ticket));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync(path, LegRole.Viewer, ticket));
    }

    [Fact]
    public async Task A_resume_ticket_works_once_and_ends_when_somebody_took_the_leg_over()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        var (first, joined) = await TestLeg.JoinAsync(scene.Ada, scene.Server.Address, scene.Session, LegRole.Viewer);
        first.Cut();
        Assert.Null(await scene.TryAsync($"/relay/{scene.Session}", LegRole.Viewer, joined.ResumeTicket));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync($"/relay/{scene.Session}", LegRole.Viewer, joined.ResumeTicket));
        var (second, seized) = await TestLeg.JoinAsync(scene.Ada, scene.Server.Address, scene.Session, LegRole.Viewer);
        var (third, _) = await TestLeg.JoinAsync(scene.Ada, scene.Server.Address, scene.Session, LegRole.Viewer);
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync($"/relay/{scene.Session}", LegRole.Viewer, seized.ResumeTicket));
        first.Dispose();
        second.Dispose();
        third.Dispose();
    }

    [Fact]
    public async Task A_guessed_ticket_is_refused()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync($"/relay/{scene.Session}", LegRole.Sharer, Ticket.Draw()));
        Assert.Equal(RefusalReason.TicketUnknownOrUsed, await scene.TryAsync($"/relay/{Guid.CreateVersion7()}", LegRole.Sharer, Ticket.Draw()));
    }

    [Fact]
    public async Task A_technician_who_does_not_hold_the_session_gets_no_ticket()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician", "supervisor", "administrator");
        await bob.PostAsync($"/api/v1/sessions/{scene.Session}/legs", new { role = "viewer" }).ExpectAsync(404);
        await bob.PostAsync($"/api/v1/sessions/{scene.Session}/legs", new { role = "sharer" }).ExpectAsync(404);
        await bob.PostAsync($"/api/v1/sessions/{scene.Session}/legs", new { role = "boss" }).ExpectAsync(400);
    }

    [Fact]
    public async Task A_technician_whose_account_was_closed_is_out_at_once_and_does_not_come_back()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        using var customer = await scene.Server.AskAsync();
        var session = await bob.AcceptAsync(customer.Request);
        var (leg, joined) = await TestLeg.JoinAsync(bob, scene.Server.Address, session, LegRole.Viewer);
        await scene.Ada.DeleteAsync($"/api/v1/technicians/{(await bob.GetAsync("/api/v1/me")).Text("id")}").ExpectAsync(204);
        Assert.Equal(RefusalReason.SessionEnded, (await leg.ExpectRefusedAsync()).Reason);
        Assert.Equal(RefusalReason.SessionEnded, await scene.TryAsync($"/relay/{session}", LegRole.Viewer, joined.ResumeTicket));
        Assert.Equal("ended", (await customer.GetAsync("/api/v1/requests/mine")).Text("state"));
        leg.Dispose();
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_open_a_leg()
    {
        await using var scene = await Scene.MakeAsync(Engine.Sqlite);
        await Assert.ThrowsAsync<WebSocketException>(() => TestLeg.OpenAsync(scene.Server.Address, $"/relay/{scene.Session}", "https://evil.example"));
        using var own = await TestLeg.OpenAsync(scene.Server.Address, $"/relay/{scene.Session}", scene.Server.Address.GetLeftPart(UriPartial.Authority));
    }
}
