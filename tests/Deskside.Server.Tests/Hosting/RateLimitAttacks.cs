using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class RateLimitAttacks
{
    [Fact]
    public async Task A_flood_of_questions_from_one_address_is_stopped_and_technicians_go_on()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => eve.PostAsync("/api/v1/requests", new { portal = "default", name = $"Eve {n}", question = "spam", wayIn = "web" })));
        Assert.InRange(answers.Count(a => a.Status == 201), 20, 22);
        var stopped = answers.First(a => a.Status == 429);
        Assert.Equal("slow-down", stopped.Code);
        Assert.True(stopped.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Contains("Wait", stopped.Text("detail"));
        await ada.GetAsync("/api/v1/queue").ExpectAsync(200);
    }

    [Fact]
    public async Task One_customer_cannot_hold_streams_without_end()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var eve = await server.AskAsync("Eve");
        using var kim = await server.AskAsync("Kim");
        var streams = new List<EventReader>();
        for (var n = 0; n < 20; n++)
        {
            streams.Add(await eve.ListenAsync());
        }

        await eve.GetAsync("/api/v1/events").ExpectAsync(429, "too-many-streams");
        using var others = await kim.ListenAsync();
        streams.ForEach(s => s.Dispose());
    }
}
