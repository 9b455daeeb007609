using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

public sealed class DirectoryAttacks
{
    [Fact]
    public async Task Injected_filters_find_nobody()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var provider = await DirectoryTests.AddAsync(ada, slapd, "none");
        foreach (var name in new[] { "*", "gr*", "grace)(objectClass=*", "*)(uid=grace", "grace)(|(uid=*", "x)(uid=grace))(|(uid=x", "grace\0", "\\67race" })
        {
            using var eve = server.NewPerson();
            var answer = await DirectoryTests.SignIn(eve, provider, name, Slapd.PersonPassword);
            Assert.True(answer.Status is 401 or 429, $"{name}: {answer.Status} {answer.Body}");
            await eve.GetAsync("/api/v1/me").ExpectAsync(401);
            server.Time.Advance(TimeSpan.FromMinutes(6));
        }
    }

    [Fact]
    public async Task An_empty_password_is_no_anonymous_way_in()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var provider = await DirectoryTests.AddAsync(ada, slapd, "none");
        using var eve = server.NewPerson();
        foreach (var password in new[] { "", "\0", null })
        {
            await DirectoryTests.SignIn(eve, provider, "grace", password!).ExpectAsync(401, "wrong-credentials");
        }
    }

    [Fact]
    public async Task Unknown_people_wrong_passwords_and_people_without_an_account_look_alike()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var provider = (await ada.PostAsync("/api/v1/sign-in/providers", DirectoryTests.Body(slapd, "none") with { NewAccounts = "refuse" }).ExpectAsync(201)).Text("id");
        using var eve = server.NewPerson();
        var answers = new[]
        {
            await DirectoryTests.SignIn(eve, provider, "nobody", "wrong"),
            await DirectoryTests.SignIn(eve, provider, "grace", "wrong"),
            await DirectoryTests.SignIn(eve, provider, "grace", Slapd.PersonPassword),
            await DirectoryTests.SignIn(eve, "no-such-provider", "grace", Slapd.PersonPassword),
        };
        Assert.All(answers, a => Assert.Equal((401, answers[0].Text("detail")), (a.Status, a.Text("detail"))));
    }

    [Fact]
    public async Task Guessing_is_slowed_down_before_the_directory_is_asked()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var provider = await DirectoryTests.AddAsync(ada, slapd, "none");
        using var eve = server.NewPerson();
        for (var guess = 0; guess < 5; guess++)
        {
            await DirectoryTests.SignIn(eve, provider, "grace", "wrong").ExpectAsync(401);
        }

        await DirectoryTests.SignIn(eve, provider, "Grace", Slapd.PersonPassword).ExpectAsync(429, "slow-down");
    }

    [Fact]
    public async Task A_name_of_the_directory_takes_over_no_local_account()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var local = await server.AddTechnicianAsync(ada, "grace", "supervisor");
        var provider = await DirectoryTests.AddAsync(ada, slapd, "none");
        using var grace = server.NewPerson();
        await DirectoryTests.SignIn(grace, provider, "grace", Slapd.PersonPassword).ExpectAsync(200);
        Assert.Equal("grace-2", (await grace.GetAsync("/api/v1/me")).Text("name"));
        Assert.NotEqual((await local.GetAsync("/api/v1/me")).Text("id"), (await grace.GetAsync("/api/v1/me")).Text("id"));
    }
}
