using Deskside.Domain.Identifiers;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

/// <summary>A request reserved for one technician, tried by another who has every role.</summary>
public sealed class ReservationAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_technician_neither_sees_nor_takes_a_reserved_request(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var eve = await server.AddTechnicianAsync(ada, "eve", "technician", "supervisor", "administrator", "auditor");
        using var atBob = await bob.ListenAsync("?topics=queue&as=technician");
        using var atEve = await eve.ListenAsync("?topics=queue&as=technician");
        var bobId = TechnicianId.Parse((await bob.GetAsync("/api/v1/me")).Text("id"), null);
        var reserved = await server.ReserveAsync(bobId, "A secret matter");
        using var open = await server.AskAsync("Open");

        Assert.Contains("A secret matter", (await atBob.NextAsync("request.waiting")).Body);
        Assert.Equal("Open", (await atEve.NextAsync("request.waiting")).Json.GetProperty("name").GetString());
        Assert.DoesNotContain("secret", (await eve.GetAsync("/api/v1/queue")).Body);
        Assert.Contains("secret", (await bob.GetAsync("/api/v1/queue")).Body);
        await eve.PostAsync($"/api/v1/queue/{reserved}/accept").ExpectAsync(404);
        await eve.GetAsync($"/api/v1/requests/{reserved}/messages").ExpectAsync(404);
        await eve.PostAsync($"/api/v1/requests/{reserved}/messages", new { id = Guid.CreateVersion7(), text = "hi" }).ExpectAsync(404);
        await bob.AcceptAsync(reserved.ToString());
    }
}
