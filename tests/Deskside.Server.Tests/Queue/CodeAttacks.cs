using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class CodeAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_works_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var kim = await server.AskAsync();
        var code = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        using var one = server.NewPerson();
        using var two = server.NewPerson();
        var answers = await Task.WhenAll(CodeTests.JoinAsync(one, code), CodeTests.JoinAsync(two, code));
        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal("code-dead", Assert.Single(answers, a => a.Status != 200).Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Five_wrong_tries_at_a_code_kill_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var kim = await server.AskAsync();
        var code = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        using var eve = server.NewPerson();
        for (var guess = 0; guess < 5; guess++)
        {
            var wrong = code[..5] + ((int.Parse(code[5..]) + 1 + guess) % 10000).ToString("D4");
            await CodeTests.JoinAsync(eve, wrong).ExpectAsync(404, "code-unknown");
        }

        await CodeTests.JoinAsync(eve, code).ExpectAsync(410, "code-dead");
    }

    [Fact]
    public async Task Four_wrong_tries_do_not()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        var code = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        using var eve = server.NewPerson();
        for (var guess = 0; guess < 4; guess++)
        {
            await CodeTests.JoinAsync(eve, code[..5] + ((int.Parse(code[5..]) + 1 + guess) % 10000).ToString("D4")).ExpectAsync(404);
        }

        await CodeTests.JoinAsync(eve, code).ExpectAsync(200);
    }

    [Fact]
    public async Task A_code_dies_after_15_minutes_with_its_successor_and_with_its_request()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        using var companion = server.NewPerson();
        await kim.PostAsync("/api/v1/requests/mine/keep", new { }).ExpectAsync(200);
        var old = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        server.Time.Advance(TimeSpan.FromMinutes(15));
        await CodeTests.JoinAsync(companion, old).ExpectAsync(410, "code-dead");
        var replaced = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        var last = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        await CodeTests.JoinAsync(companion, replaced).ExpectAsync(404);
        await kim.DeleteAsync("/api/v1/requests/mine").ExpectAsync(204);
        await CodeTests.JoinAsync(companion, last).ExpectAsync(404);
        await kim.PostAsync("/api/v1/requests/mine/code").ExpectAsync(409, "request-over");
    }

    [Fact]
    public async Task Guessing_codes_is_limited_by_source()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var eve = server.NewPerson();
        var answers = new List<Answer>();
        for (var guess = 0; guess < 12; guess++)
        {
            answers.Add(await CodeTests.JoinAsync(eve, $"{guess:D9}"));
        }

        Assert.Equal(10, answers.Count(a => a.Status == 404));
        Assert.All(answers.Where(a => a.Status == 429), a => Assert.NotNull(a.Headers.RetryAfter));
    }

    [Fact]
    public async Task What_is_no_code_is_told_so()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var eve = server.NewPerson();
        foreach (var text in new[] { "", "12345678", "1234567890", "12345678x", "١٢٣٤٥٦٧٨٩" })
        {
            await CodeTests.JoinAsync(eve, text).ExpectAsync(400, "invalid-fields");
        }
    }

    [Fact]
    public async Task The_store_holds_no_code_in_clear()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        var code = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        var row = Assert.Single(await server.Get<Database>().ListAsync<CodeRow>("SELECT locator, salt, code_hash FROM join_codes", null, CancellationToken.None));
        Assert.Equal(code[..5], row.Locator);
        Assert.Equal(32, row.CodeHash.Length);
        var digest = System.Security.Cryptography.SHA256.HashData([.. row.Salt, .. System.Text.Encoding.ASCII.GetBytes(code)]);
        Assert.NotEqual(digest, row.CodeHash);
        Assert.DoesNotContain(code, System.Text.Encoding.Latin1.GetString([.. row.Salt, .. row.CodeHash]));
    }

    private sealed record CodeRow
    {
        public string Locator { get; init; } = "";

        public byte[] Salt { get; init; } = [];

        public byte[] CodeHash { get; init; } = [];
    }
}
