using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Tests.Front;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.Hosting;

/// <summary>What anybody may call without saying who he is.</summary>
public sealed class AnonymousRouteAttacks
{
    private const string OwnDesk = "a shared count would let a flood keep technicians out of their own desk: tries are counted by name and by address instead";
    private const string NothingDone = "answers from memory what everybody may know, a page of one address at a time";
    private const string ByTicket = "nothing is done before a one-use ticket is checked";
    private const string ByKey = "every call is refused without a good key, and its holder is counted for himself";

    /// <summary>Limited by address only, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoCrowdLimit = new()
    {
        ["/api/v1/setup"] = OwnDesk,
        ["/api/v1/sign-in"] = OwnDesk,
        ["/api/v1/sign-in/second"] = OwnDesk,
        ["/api/v1/sign-in/options"] = OwnDesk,
        ["/api/v1/sign-in/passkey"] = OwnDesk,
        ["/api/v1/sign-in/passkey/options"] = OwnDesk,
        ["/api/v1/sign-in/oidc/{provider}"] = OwnDesk,
        ["/api/v1/sign-in/oidc/callback"] = OwnDesk,
        ["/api/v1/sign-in/directory/{provider}"] = OwnDesk,
        ["/api/v1/technician-invitations/look"] = OwnDesk,
        ["/api/v1/technician-invitations/accept"] = OwnDesk,
        ["/openapi/{documentName}.json"] = NothingDone,
        ["/health/live"] = NothingDone,
        ["/health/ready"] = NothingDone,
        ["/{**path}"] = NothingDone,
        ["/relay/{session}"] = ByTicket,
        ["/out-of-band/line"] = ByTicket,
    };

    [Fact]
    public async Task Every_route_that_needs_no_token_is_limited_by_address_and_by_portal_or_says_why_not()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var open = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.OfType<IAuthorizeData>().Any() && !e.Metadata.OfType<AuthorizationPolicy>().Any()).ToList();
        Assert.True(open.Count > 20, "The list of routes is empty.");
        Assert.Empty(open.Where(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null).Select(NameOf));
        var without = open.Where(e => e.Metadata.GetMetadata<CrowdLimit>() is null).Select(NameOf).Distinct().Order().ToList();
        Assert.Empty(without.Except(NoCrowdLimit.Keys));
        // Nobody is exempt who is gone or limited by now.
        Assert.Empty(NoCrowdLimit.Keys.Except(without));
        Assert.All(NoCrowdLimit.Values, reason => Assert.True(reason.Length > 20));
    }

    [Fact]
    public async Task A_route_of_a_portal_counts_for_that_portal()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var ofPortals = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<CrowdLimit>() is not null && (NameOf(e).StartsWith("/api/v1/portals/", StringComparison.Ordinal) || NameOf(e).StartsWith("/api/v1/box/", StringComparison.Ordinal))).ToList();
        Assert.True(ofPortals.Count >= 7);
        Assert.All(ofPortals, e => Assert.NotNull(e.Metadata.GetMetadata<CrowdLimit>()!.Portal));
    }

    [Fact]
    public async Task Many_addresses_together_fill_their_own_portal_only()
    {
        // Behind a proxy that is trusted, so that each call can come from an address of its own.
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { RatePercent = 10, TrustedProxies = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")] });
        using var ada = await server.SetUpAsync();
        var refused = new List<Answer>();
        for (var n = 0; n < 40; n++)
        {
            using var bot = server.NewPerson();
            bot.ComesFrom($"203.0.113.{n}");
            refused.AddRange(await GuessAsync(bot, "default") is { Status: 429 } answer ? [answer] : []);
        }

        // 12 at once for all together, whatever their addresses are, and a few that time gave back.
        Assert.InRange(refused.Count, 10, 28);
        Assert.Equal("slow-down", refused[0].Code);
        Assert.Contains("Wait", refused[0].Text("detail"));
        Assert.True(refused[0].Headers.RetryAfter!.Delta > TimeSpan.Zero);
        using var kim = server.NewPerson();
        kim.ComesFrom("198.51.100.7");
        Assert.NotEqual(429, (await GuessAsync(kim, "other")).Status);
        // The technicians' own sign-in does not share that count.
        using var bob = server.NewPerson();
        bob.ComesFrom("198.51.100.8");
        await bob.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200);
    }

    [Fact]
    public async Task A_flood_of_questions_fills_a_bounded_queue_and_a_technician_still_accepts()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { RatePercent = 100_000 }, s => s.AddSingleton(new QueueBound(50)));
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        using var eve = server.NewPerson();
        using var floodEnds = new CancellationTokenSource();
        var told = new List<Answer>();
        var flood = Enumerable.Range(0, 8).Select(async lane =>
        {
            for (var n = 0; !floodEnds.IsCancellationRequested; n++)
            {
                var answer = await eve.PostAsync("/api/v1/requests", new { portal = "default", name = $"Eve {lane} {n}", question = "spam", wayIn = "companion" });
                lock (told) told.Add(answer);
            }
        }).ToList();
        while (true)
        {
            lock (told)
                if (told.Count(a => a.Status is 503 or 429) > 100) break;
            await Task.Yield();
        }

        // In the midst of it: reading, accepting and writing go through, each within a second.
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.InRange((await ada.GetAsync("/api/v1/queue").ExpectAsync(200)).Json.GetArrayLength(), 1, 50);
        await ada.AcceptAsync(kim.Request);
        var took = started.Elapsed;
        await floodEnds.CancelAsync();
        await Task.WhenAll(flood);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(told.Count(a => a.Status == 201), 1, 60);
        Assert.All(told.Where(a => a.Status != 201), a => Assert.True(a is { Status: 503, Code: "queue-full" } or { Status: 429, Code: "slow-down" }, a.Body));
        Assert.All(told.Where(a => a.Status != 201), a => Assert.Matches("try again", a.Text("detail")));
    }

    private static Task<Answer> GuessAsync(Person person, string portal) =>
        person.PostAsync($"/api/v1/portals/{portal}/sign-in", new { name = $"{Guid.NewGuid():N}@example.org", password = "guess" });

    private static string NameOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
