using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class PositionTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_waiting_customer_is_told_the_own_place_when_it_changes(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var first = await server.AskAsync("Kim");
        server.Time.Advance(TimeSpan.FromSeconds(3));
        using var second = await server.AskAsync("Lee");
        server.Time.Advance(TimeSpan.FromSeconds(3));
        using var events = await second.ListenAsync("?as=customer");
        await ada.AcceptAsync(first.Request);
        ReadEvent told;
        do
        {
            // The clock goes on until something comes; asking is also the page's sign of life.
            var next = events.NextAsync();
            while (!next.IsCompleted)
            {
                server.Time.Advance(TimeSpan.FromSeconds(1));
                await second.GetAsync("/api/v1/requests/mine").ExpectAsync(200);
            }

            told = await next;
        }
        while (told.Kind != "queue.positions" || told.Json.GetProperty("position").GetInt32() != 1);
        Assert.Equal("", told.Id);
        Assert.Equal(second.Request, told.Json.GetProperty("request").GetString());
        Assert.Equal(1, told.Json.GetProperty("waitingCount").GetInt32());
    }
}
