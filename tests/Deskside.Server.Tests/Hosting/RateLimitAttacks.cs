using Deskside.Server.Tests.Front;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

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
    public async Task Calls_are_not_used_up_by_the_files_of_the_pages_nor_files_by_calls()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { RatePercent = 1 });
        using var ada = server.NewPerson();
        // One in a hundred: 15 files and 6 calls at once.
        var files = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ada.GetAsync("/favicon.svg")));
        Assert.Contains(files, a => a.Status == 429);
        Assert.NotEqual(429, (await ada.GetAsync("/api/v1/me")).Status);
        var calls = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ada.GetAsync("/api/v1/me")));
        Assert.Contains(calls, a => a.Status == 429);
    }

    [Fact]
    public async Task The_limits_are_the_operators_to_set()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { RatePercent = 10 });
        using var eve = server.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => eve.PostAsync("/api/v1/requests", new { portal = "default", name = $"Eve {n}", question = "spam" })));
        Assert.InRange(answers.Count(a => a.Status == 201), 2, 3);
    }

    [Fact]
    public async Task Every_route_that_needs_no_token_is_limited()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var open = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.OfType<IAuthorizeData>().Any() && !e.Metadata.OfType<AuthorizationPolicy>().Any());
        var unlimited = open.Where(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null).Select(e => e.RoutePattern.RawText!).Distinct().Order();
        // What a balancer and a monitor ask, and the relay, where a leg's ticket is checked before anything else is done.
        Assert.Empty(unlimited.Except(["/relay/{session}"]));
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
