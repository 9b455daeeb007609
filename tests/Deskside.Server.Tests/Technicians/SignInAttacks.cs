using System.Diagnostics;
using Deskside.Server.Hosting.Access;
using Deskside.Server.SignOn;
using Deskside.Server.Tests.Front;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.Technicians;

public sealed class SignInAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Guessing_is_slowed_down_more_and_more_but_never_for_ever(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        for (var guess = 0; guess < 5; guess++)
        {
            await Guess(eve, "ada").ExpectAsync(401, "wrong-credentials");
        }

        var first = await Guess(eve, "ada").ExpectAsync(429, "slow-down");
        Assert.Equal("2", first.Text("retryAfterSeconds"));
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.RetryAfter!.Delta);
        server.Time.Advance(TimeSpan.FromSeconds(2));
        await Guess(eve, "ada").ExpectAsync(401);
        Assert.Equal("4", (await Guess(eve, "ada").ExpectAsync(429)).Text("retryAfterSeconds"));
        // Not even the right password while the pause runs; after it, at once.
        await ada.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(429);
        server.Time.Advance(TimeSpan.FromSeconds(60));
        await ada.SignInAsync("ada", TestServer.Password);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_guesses_at_once_gain_nothing(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Guess(eve, "ada")));
        Assert.Equal(5, answers.Count(a => a.Status == 401));
        Assert.Equal(7, answers.Count(a => a.Status == 429));
    }

    [Fact]
    public async Task Trying_one_password_on_many_names_is_slowed_down_by_address()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        var answers = new List<Answer>();
        for (var name = 0; name < 14; name++)
        {
            answers.Add(await Guess(eve, $"name{name}"));
        }

        Assert.Equal(11, answers.TakeWhile(a => a.Status == 401).Count());
        Assert.Equal("slow-down", answers[11].Code);
    }

    [Fact]
    public async Task Unknown_and_known_names_cannot_be_told_apart()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o, s => s.AddSingleton(new PasswordHash(PasswordHash.Iterations)));
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        await Guess(eve, "warm-up");
        var unknown = Stopwatch.StartNew();
        var forUnknown = await Guess(eve, "nobody");
        unknown.Stop();
        var known = Stopwatch.StartNew();
        var forKnown = await Guess(eve, "ada");
        known.Stop();
        Assert.Equal(Strip(forKnown), Strip(forUnknown));
        // Both take one PBKDF2; an answer without one takes a hundredth of that.
        Assert.True(unknown.Elapsed > known.Elapsed / 4, $"unknown {unknown.Elapsed}, known {known.Elapsed}");

        static string Strip(Answer answer) => answer.Status + answer.Code + answer.Text("detail");
    }

    [Fact]
    public async Task A_forged_cookie_or_bearer_token_is_nobody()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        foreach (var forged in new[] { SecretToken.New().Text, "x", new string('A', 43), new string('A', 9000), "' OR 1=1 --" })
        {
            using var eve = server.NewPerson();
            eve.Http.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"deskside-technician={forged}");
            await eve.GetAsync("/api/v1/queue").ExpectAsync(401);
            using var bearer = server.NewPerson();
            bearer.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {forged}");
            await bearer.GetAsync("/api/v1/requests/mine").ExpectAsync(401);
            await bearer.GetAsync("/api/v1/queue").ExpectAsync(401);
        }
    }

    [Fact]
    public async Task A_technicians_token_as_bearer_opens_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        eve.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {ada.Cookie("deskside-technician")}");
        await eve.GetAsync("/api/v1/queue").ExpectAsync(401);
        await eve.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task A_sign_in_never_takes_over_a_token_that_was_there_before()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var before = ada.Cookie("deskside-technician");
        await ada.SignInAsync("ada", TestServer.Password);
        Assert.NotEqual(before, ada.Cookie("deskside-technician"));
        using var fixedOne = server.NewPerson();
        fixedOne.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-technician={before}");
        await fixedOne.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task What_was_typed_as_a_name_is_not_kept_when_it_fails()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var eve = server.NewPerson();
        await Guess(eve, "hunter2-typed-as-name");
        var trail = await ada.GetAsync("/api/v1/audit?limit=500");
        Assert.Contains("sign-in-failed", trail.Body);
        Assert.DoesNotContain("hunter2", trail.Body);
        Assert.DoesNotContain("hunter2", server.Log.Text);
    }

    private static Task<Answer> Guess(Person eve, string name) => eve.PostAsync("/api/v1/sign-in", new { name, password = "wrong wrong wrong" });
}
