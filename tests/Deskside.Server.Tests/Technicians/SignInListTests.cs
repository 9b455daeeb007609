using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SignInListTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_technician_sees_his_sign_ins_and_ends_one(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var phone = server.NewPerson();
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Phone/1.0");
        await phone.SignInAsync("ada", TestServer.Password);
        var list = (await ada.GetAsync("/api/v1/me/security").ExpectAsync(200)).Json.GetProperty("signIns");
        Assert.Equal(2, list.GetArrayLength());
        var other = list.EnumerateArray().Single(s => !s.GetProperty("current").GetBoolean());
        Assert.Equal("Phone/1.0", other.GetProperty("browser").GetString());
        Assert.Equal("127.0.0.1", other.GetProperty("address").GetString());
        Assert.Equal("password", other.GetProperty("method").GetString());
        await ada.DeleteAsync($"/api/v1/me/sign-ins/{other.GetProperty("id").GetString()}").ExpectAsync(204);
        await phone.GetAsync("/api/v1/me").ExpectAsync(401);
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
        await ada.DeleteAsync($"/api/v1/me/sign-ins/{other.GetProperty("id").GetString()}").ExpectAsync(404);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sign_in_is_over_when_policy_says_so(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor = "optional", minPassword = 10, idleMinutes = 5, absoluteHours = 1 }).ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromMinutes(4));
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await ada.GetAsync("/api/v1/me").ExpectAsync(401);
        await ada.SignInAsync("ada", TestServer.Password);
        for (var minutes = 0; minutes < 60; minutes += 4)
        {
            await ada.GetAsync("/api/v1/me").ExpectAsync(200);
            server.Time.Advance(TimeSpan.FromMinutes(4));
        }

        await ada.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task Nobody_ends_the_sign_in_of_somebody_else()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var id = (await ada.GetAsync("/api/v1/me/security")).Json.GetProperty("signIns")[0].GetProperty("id").GetString();
        await bob.DeleteAsync($"/api/v1/me/sign-ins/{id}").ExpectAsync(404);
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.DoesNotContain(id!, (await bob.GetAsync("/api/v1/me/security")).Body);
    }

    [Theory]
    [InlineData("optional", 9, 60, 10)]
    [InlineData("optional", 10, 4, 10)]
    [InlineData("optional", 10, 60, 0)]
    [InlineData("optional", 10, 60, 721)]
    public async Task A_policy_out_of_bounds_is_refused_with_its_field(string secondFactor, int minPassword, int idleMinutes, int absoluteHours)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor, minPassword, idleMinutes, absoluteHours }).ExpectAsync(400, "invalid-fields");
    }
}
