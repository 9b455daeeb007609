using Deskside.Domain.Identifiers;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class PassingTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_passed_to_a_colleague_waits_for_him_alone_and_its_chat_goes_on(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var eve = await server.AddTechnicianAsync(ada, "eve", "technician");
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        await ada.PostAsync($"/api/v1/requests/{kim.Request}/messages", new { id = Guid.CreateVersion7(), text = "One moment" }).ExpectAsync(200);
        await ada.PostAsync($"/api/v1/sessions/{session}/transfer", new { technician = await IdOfAsync(bob), note = "Printer, second floor" }).ExpectAsync(204);

        Assert.Equal("waiting", (await kim.GetAsync("/api/v1/requests/mine")).Text("state"));
        Assert.Equal("[]", (await eve.GetAsync("/api/v1/queue")).Body);
        await eve.PostAsync($"/api/v1/queue/{kim.Request}/accept").ExpectAsync(404);
        Assert.Contains("second floor", (await bob.GetAsync($"/api/v1/requests/{kim.Request}/notes")).Body);
        await eve.GetAsync($"/api/v1/requests/{kim.Request}/notes").ExpectAsync(404);
        var second = await bob.AcceptAsync(kim.Request);
        Assert.NotEqual(session, second);
        Assert.Contains("One moment", (await bob.GetAsync($"/api/v1/requests/{kim.Request}/messages")).Body);
        Assert.Equal("accepted", (await kim.GetAsync("/api/v1/requests/mine")).Text("state"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_holds_so_many_sessions_and_a_hold_makes_room(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PutAsync("/api/v1/queue/settings", new { mostParallel = 1 }).ExpectAsync(204);
        using var kim = await server.AskAsync();
        using var lee = await server.AskAsync("Lee");
        var session = await ada.AcceptAsync(kim.Request);
        await ada.PostAsync($"/api/v1/queue/{lee.Request}/accept").ExpectAsync(409, "hands-full");
        await ada.PostAsync($"/api/v1/sessions/{session}/hold").ExpectAsync(204);
        Assert.True(await IsHeldAsync(kim));
        await ada.AcceptAsync(lee.Request);
        await ada.PostAsync($"/api/v1/sessions/{session}/resume").ExpectAsync(204);
        Assert.False(await IsHeldAsync(kim));
        await ada.PostAsync($"/api/v1/sessions/{session}/resume").ExpectAsync(404);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_supervisor_takes_a_reservation_over_and_leaves_a_trace(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var sue = await server.AddTechnicianAsync(ada, "sue", "technician", "supervisor");
        var request = await server.ReserveAsync(TechnicianId.Parse(await IdOfAsync(bob), null), "A secret matter");
        using var eve = await server.AddTechnicianAsync(ada, "eve", "technician");
        await eve.PostAsync($"/api/v1/queue/{request}/override", new { reason = "I want to see" }).ExpectAsync(403);
        Assert.DoesNotContain("secret", (await sue.GetAsync("/api/v1/queue/reserved")).Body);
        await sue.PostAsync($"/api/v1/queue/{request}/override", new { reason = "Bob is ill" }).ExpectAsync(204);
        Assert.Contains("secret", (await sue.GetAsync("/api/v1/queue")).Body);
        await bob.PostAsync($"/api/v1/queue/{request}/accept").ExpectAsync(404);
        await sue.AcceptAsync(request.ToString());
        var audit = (await ada.GetAsync("/api/v1/audit?limit=100")).Body;
        Assert.Contains("reservation.overridden", audit);
        Assert.Contains("Bob is ill", audit);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Overflow_moves_who_waited_too_long_to_the_other_team(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var second = (await ada.PostAsync("/api/v1/teams", new { name = "Second line" }).ExpectAsync(200)).Body.Trim('"');
        var first = (await ada.PostAsync("/api/v1/teams", new { name = "First line", overflowTeam = second, overflowAfterSeconds = 60 }).ExpectAsync(200)).Body.Trim('"');
        await ada.PostAsync("/api/v1/teams", new { name = "first LINE" }).ExpectAsync(409, "team-conflict");
        using var kim = await server.AskAsync();
        await ada.PostAsync($"/api/v1/queue/{kim.Request}/assign", new { team = first }).ExpectAsync(204);
        Assert.Contains(first, (await ada.GetAsync("/api/v1/queue")).Body);
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        server.Time.Advance(TimeSpan.FromSeconds(50));
        await kim.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        ReadEvent heard;
        do
        {
            heard = await news.NextAsync("request.changed");
        }
        while (!heard.Body.Contains(second, StringComparison.Ordinal));
        Assert.Contains(second, (await ada.GetAsync("/api/v1/queue")).Body);
    }

    private static async Task<string> IdOfAsync(Person person) => (await person.GetAsync("/api/v1/me")).Text("id");

    private static async Task<bool> IsHeldAsync(Person customer) =>
        (await customer.GetAsync("/api/v1/requests/mine").ExpectAsync(200)).Json.GetProperty("session").GetProperty("isHeld").GetBoolean();
}
