using System.Net.Http.Json;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class AskTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_question_waits_in_turn_and_technicians_hear_of_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        using var first = await server.AskAsync("Kim", "one\r\ntwo");
        server.Time.Advance(TimeSpan.FromSeconds(1));
        using var second = server.NewPerson();
        var asked = await second.AskAsync("Lee", "Where is my file?");
        Assert.Equal(2, asked.GetProperty("position").GetInt32());
        Assert.Equal("Kim", (await news.NextAsync("request.waiting")).Json.GetProperty("name").GetString());
        var queue = (await ada.GetAsync("/api/v1/queue")).Json;
        Assert.Equal([first.Request, second.Request], queue.EnumerateArray().Select(w => w.GetProperty("request").GetString()!));
        Assert.Equal("one\ntwo", queue[0].GetProperty("question").GetString());
        Assert.Equal("web", queue[0].GetProperty("wayIn").GetString());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_repeated_call_with_its_key_makes_one_request(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = server.NewPerson();
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(kim, key, "Help")));
        Assert.All(answers, a => Assert.Equal(201, a.Status));
        Assert.Single(answers.Select(a => a.Text("request")).Distinct());
        Assert.Equal(1, (await ada.GetAsync("/api/v1/queue")).Json.GetArrayLength());
        foreach (var answer in answers)
        {
            using var bearer = server.NewPerson();
            bearer.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {answer.Text("customerToken")}");
            await bearer.GetAsync("/api/v1/requests/mine").ExpectAsync(200);
        }

        Assert.Equal("key-reused", (await SendAsync(kim, key, "Something else")).Code);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = server.NewPerson();
        var answer = await kim.PostAsync("/api/v1/requests", new { portal = "default", name = "  ", question = new string('x', 2001), email = "no address", wayIn = "web" }).ExpectAsync(400, "invalid-fields");
        Assert.Contains("fewer", answer.Text("errors", "name"));
        Assert.Contains("2000", answer.Text("errors", "question"));
        Assert.Contains("name@example.org", answer.Text("errors", "email"));
        await kim.PostAsync("/api/v1/requests", new { portal = "nowhere", name = "Kim", question = "Help", wayIn = "web" }).ExpectAsync(404, "unknown-portal");
        await kim.PostAsync("/api/v1/requests", new { portal = "default", name = "Kim", question = "Help", wayIn = "telepathy" }).ExpectAsync(400, "malformed");
    }

    [Fact]
    public async Task Lengths_are_counted_in_characters_not_in_bytes()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = server.NewPerson();
        await kim.PostAsync("/api/v1/requests", new { portal = "default", name = new string('é', 80), question = string.Concat(Enumerable.Repeat("😀", 2000)), wayIn = "web" }).ExpectAsync(201);
        await kim.PostAsync("/api/v1/requests", new { portal = "default", name = "Kim", question = string.Concat(Enumerable.Repeat("😀", 2001)), wayIn = "web" }).ExpectAsync(400);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Requests_that_nobody_answers_or_whose_customer_is_gone_leave(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var gone = await server.AskAsync("Gone");
        using var patient = await server.AskAsync("Patient");
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        server.Time.Advance(TimeSpan.FromSeconds(100));
        await patient.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        var left = await news.NextAsync("request.left");
        Assert.Equal((gone.Request, "abandoned"), (left.Json.GetProperty("request").GetString(), left.Json.GetProperty("reason").GetString()));
        Assert.Equal("waiting", (await patient.GetAsync("/api/v1/requests/mine")).Text("state"));
    }

    private static Task<Answer> SendAsync(Person person, string key, string question)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = JsonContent.Create(new { portal = "default", name = "Kim", question, wayIn = "web" }) };
        message.Headers.Add("Idempotency-Key", key);
        return person.SendAsync(message);
    }
}
