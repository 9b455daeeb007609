using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Push;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Notifications.Wake;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.Notifications;

/// <summary>Alerts to closed consoles: what the server sends is opened by another's implementation.</summary>
public sealed class WakeTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_closed_console_is_woken_by_a_note_that_only_its_browser_opens(Engine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var server = await StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var key = (await ada.GetAsync("/api/v1/push/key").ExpectAsync(200)).Text("key");
        await service.SubscribeAsync(ada, "/ada");
        using var kim = await server.AskAsync("Kim Ölçer", "Nothing prints & the lamp blinks");

        var push = await service.NextAsync(server, kim);
        Assert.Equal("/ada", push.GetProperty("path").GetString());
        Assert.False(push.TryGetProperty("fault", out var fault), fault.ToString());
        var note = push.GetProperty("note");
        Assert.Equal(kim.Request, note.GetProperty("request").GetString());
        Assert.Equal("Kim Ölçer asks for help", note.GetProperty("title").GetString());
        Assert.Equal("Nothing prints & the lamp blinks", note.GetProperty("body").GetString());

        Assert.True(push.GetProperty("isSigned").GetBoolean());
        Assert.Equal(key, push.GetProperty("key").GetString());
        Assert.Equal("ES256", push.GetProperty("head").GetProperty("alg").GetString());
        var claims = push.GetProperty("vapid");
        Assert.Equal(service.Address, claims.GetProperty("aud").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - server.Time.GetUtcNow().ToUnixTimeSeconds(), 60, 24 * 3600);
        Assert.StartsWith("mailto:", claims.GetProperty("sub").GetString());
        var headers = push.GetProperty("headers");
        Assert.Equal("aes128gcm", headers.GetProperty("content-encoding").GetString());
        Assert.Equal("high", headers.GetProperty("urgency").GetString());
        Assert.Equal("60", headers.GetProperty("ttl").GetString());
        Assert.InRange(headers.GetProperty("topic").GetString()!.Length, 1, 32);
    }

    [Fact]
    public async Task Nobody_who_is_away_is_woken()
    {
        await using var service = await PushService.StartAsync();
        await using var server = await StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await service.SubscribeAsync(ada, "/ada");
        await service.SubscribeAsync(bob, "/bob");
        await ada.PutAsync("/api/v1/floor/me", new { state = "away", reason = "Lunch" }).ExpectAsync(204);
        using var kim = await server.AskAsync();
        Assert.Equal("/bob", (await service.NextAsync(server, kim)).GetProperty("path").GetString());

        // The alert runs out; bob is the only one left, so that it goes to him again and never to ada.
        Assert.Equal("/bob", (await service.NextAsync(server, kim)).GetProperty("path").GetString());
        Assert.Equal(0, await CountAsync(server, "SELECT COUNT(*) FROM request_offers o JOIN technicians t ON t.technician = o.technician WHERE t.name = 'ada'"));
    }

    [Fact]
    public async Task A_browser_that_is_gone_is_forgotten()
    {
        await using var service = await PushService.StartAsync();
        await using var server = await StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await service.SubscribeAsync(ada, "/gone");
        using var kim = await server.AskAsync();
        await service.NextAsync(server, kim);
        using var patience = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; looks < 200 && await CountAsync(server, "SELECT COUNT(*) FROM push_subscriptions") > 0; looks++)
        {
            await patience.WaitForNextTickAsync(CancellationToken.None);
        }

        Assert.Equal(0, await CountAsync(server, "SELECT COUNT(*) FROM push_subscriptions"));
    }

    private static Task<TestServer> StartAsync(Engine engine) =>
        TestServer.StartAsync(engine, o => o, services => services.AddSingleton(new PushReachChoice(PushReach.Anywhere)));

    private static Task<long> CountAsync(TestServer server, string sql) => server.Get<Database>().FirstAsync<long>(sql, null, CancellationToken.None);
}
