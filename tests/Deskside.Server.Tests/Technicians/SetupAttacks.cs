using Deskside.Server.Hosting.Access;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SetupAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_who_race_with_one_link_make_one_administrator(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var token = server.SetupToken();
        using var ada = server.NewPerson();
        using var eve = server.NewPerson();
        var answers = await Task.WhenAll(ada.PostAsync("/api/v1/setup", SetupTests.Body(token)), eve.PostAsync("/api/v1/setup", SetupTests.Body(token, "eve")));
        Assert.Single(answers, a => a.Status == 204);
        Assert.Single(answers, a => a.Status == 410);
    }

    [Fact]
    public async Task A_guessed_or_reused_token_opens_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var eve = server.NewPerson();
        await eve.PostAsync("/api/v1/setup", SetupTests.Body(SecretToken.New().Text)).ExpectAsync(410);
        await eve.PostAsync("/api/v1/setup", SetupTests.Body("")).ExpectAsync(410);
        var token = server.SetupToken();
        await eve.PostAsync("/api/v1/setup", SetupTests.Body(token)).ExpectAsync(204);
        await eve.PostAsync("/api/v1/setup", SetupTests.Body(token, "eve2")).ExpectAsync(410);
    }

    [Fact]
    public async Task The_token_is_on_the_screen_only()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var token = server.SetupToken();
        Assert.NotEmpty(token);
        using var ada = await server.SetUpAsync();
        Assert.DoesNotContain(token, server.Log.Text);
        foreach (var file in Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(token, await reader.ReadToEndAsync());
        }
    }
}
