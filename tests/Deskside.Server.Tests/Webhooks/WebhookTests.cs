using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Webhooks;

public sealed class WebhookTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_happens_is_told_signed_and_tried_again_across_a_restart(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var receiver = new Receiver { Status = 503 };
        var made = await ada.PostAsync("/api/v1/webhooks", Body(receiver.Url)).ExpectAsync(201);
        using var kim = await server.AskAsync();
        var first = await NextAsync(server, receiver);
        Assert.Equal("request.waiting", first.Event);
        await server.RestartAsync();
        receiver.Status = 200;
        // Other news of the same request may come in between; a delivery that is tried again has the body that it had.
        var again = await NextAsync(server, receiver);
        for (var others = 0; again.Body != first.Body && others < 10; others++) again = await NextAsync(server, receiver);
        Assert.Equal(first.Body, again.Body);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(made.Text("secret")), Encoding.UTF8.GetBytes($"{again.Timestamp}.{again.Body}"));
        Assert.Equal("v1=" + Convert.ToHexStringLower(mac), again.Signature);
        Assert.Equal(kim.Request, JsonDocument.Parse(again.Body).RootElement.GetProperty("event").GetProperty("request").GetString());
        using var later = server.NewPerson();
        await later.SignInAsync("ada", TestServer.Password);
        var row = await UntilAsync(later, made.Text("webhook", "webhook"), "delivered");
        Assert.Equal((2, 200), (row.GetProperty("tries").GetInt32(), row.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Only_the_chosen_topics_are_told_and_only_from_now_on()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var early = await server.AskAsync("Early");
        using var receiver = new Receiver();
        await ada.PostAsync("/api/v1/webhooks", Body(receiver.Url, "session")).ExpectAsync(201);
        using var kim = await server.AskAsync();
        await ada.AcceptAsync(kim.Request);
        Assert.Equal("session.opened", (await NextAsync(server, receiver)).Event);
    }

    [Fact]
    public async Task The_test_button_says_how_it_went()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var receiver = new Receiver();
        var hook = (await ada.PostAsync("/api/v1/webhooks", Body(receiver.Url)).ExpectAsync(201)).Text("webhook", "webhook");
        Assert.Equal("True", (await ada.PostAsync($"/api/v1/webhooks/{hook}/test").ExpectAsync(200)).Text("delivered"));
        Assert.Equal("webhook.test", (await receiver.NextAsync()).Event);
        receiver.Status = 500;
        Assert.Contains("500", (await ada.PostAsync($"/api/v1/webhooks/{hook}/test").ExpectAsync(200)).Text("reason"));
        receiver.Dispose();
        Assert.Contains("could not be reached", (await ada.PostAsync($"/api/v1/webhooks/{hook}/test").ExpectAsync(200)).Text("reason"));
    }

    internal static object Body(string url, string topic = "request", bool allowPrivate = true) => new { name = "Ticket system", url, topics = new[] { topic }, allowPrivate, active = true };

    private static async Task<Delivered> NextAsync(TestServer server, Receiver receiver)
    {
        var next = receiver.NextAsync();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        do
        {
            server.Time.Advance(TimeSpan.FromSeconds(4));
        }
        while (await Task.WhenAny(next, tick.WaitForNextTickAsync().AsTask()) != next);

        return await next;
    }

    private static async Task<JsonElement> UntilAsync(Person ada, string hook, string state)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 100; tries++)
        {
            // Other news of the same request have rows of their own: this is about the one that was tried again.
            var rows = (await ada.GetAsync($"/api/v1/webhooks/{hook}/deliveries").ExpectAsync(200)).Json.EnumerateArray();
            foreach (var row in rows)
            {
                if (row.GetProperty("state").GetString() == state && row.GetProperty("tries").GetInt32() > 1)
                {
                    return row;
                }
            }

            await tick.WaitForNextTickAsync();
        }

        throw new TimeoutException(state);
    }
}
