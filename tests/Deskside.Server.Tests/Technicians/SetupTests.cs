using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SetupTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_printed_link_makes_the_first_administrator(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = server.NewPerson();
        Assert.Equal("true", (await ada.GetAsync("/api/v1/setup")).Text("open").ToLowerInvariant());
        await ada.PostAsync("/api/v1/setup", Body(server.SetupToken())).ExpectAsync(204);
        Assert.Equal("false", (await ada.GetAsync("/api/v1/setup")).Text("open").ToLowerInvariant());
        await ada.SignInAsync("ADA", TestServer.Password);
        var me = await ada.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.Equal("Contoso Help", me.Text("organisation", "name"));
        Assert.Contains("administrator", me.Text("roles"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_restart_prints_a_new_link_and_the_old_one_is_over(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var old = server.SetupToken();
        await server.RestartAsync();
        using var ada = server.NewPerson();
        await ada.PostAsync("/api/v1/setup", Body(old)).ExpectAsync(410, "setup-link-over");
        await ada.PostAsync("/api/v1/setup", Body(server.SetupToken())).ExpectAsync(204);
        await server.RestartAsync();
        Assert.DoesNotContain("/setup#", server.Screen.Text);
    }

    [Fact]
    public async Task The_link_is_over_after_24_hours()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = server.NewPerson();
        server.Time.Advance(TimeSpan.FromHours(24));
        await ada.PostAsync("/api/v1/setup", Body(server.SetupToken())).ExpectAsync(410, "setup-link-over");
    }

    [Fact]
    public async Task What_is_wrong_with_the_fields_is_told_and_the_link_stays_good()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = server.NewPerson();
        var wrong = await ada.PostAsync("/api/v1/setup", new { token = server.SetupToken(), organisation = "", name = "a b", displayName = "Ada", password = "short" }).ExpectAsync(400, "invalid-fields");
        Assert.Contains("characters", wrong.Text("errors", "organisation"));
        Assert.Contains("letters, digits", wrong.Text("errors", "name"));
        Assert.Contains("10 characters", wrong.Text("errors", "password"));
        await ada.PostAsync("/api/v1/setup", Body(server.SetupToken())).ExpectAsync(204);
    }

    internal static object Body(string token, string name = "ada") => new { token, organisation = "Contoso Help", name, displayName = "Ada", password = TestServer.Password };
}
