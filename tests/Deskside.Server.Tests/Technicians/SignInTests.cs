using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SignInTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Signing_out_ends_this_sign_in_and_everywhere_ends_all(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var here = await server.SetUpAsync();
        using var there = server.NewPerson();
        await there.SignInAsync("ada", TestServer.Password);
        var stolen = there.Cookie("deskside-technician");
        await here.PostAsync("/api/v1/sign-out").ExpectAsync(204);
        await here.GetAsync("/api/v1/me").ExpectAsync(401, "not-signed-in");
        await there.GetAsync("/api/v1/me").ExpectAsync(200);
        await here.SignInAsync("ada", TestServer.Password);
        await here.PostAsync("/api/v1/sign-out-everywhere").ExpectAsync(204);
        await there.GetAsync("/api/v1/me").ExpectAsync(401);
        using var thief = server.NewPerson();
        thief.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-technician={stolen}");
        await thief.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sign_in_ends_after_twelve_idle_hours_and_after_seven_days(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        for (var hours = 0; hours < 7 * 24 - 11; hours += 11)
        {
            await ada.GetAsync("/api/v1/me").ExpectAsync(200);
            server.Time.Advance(TimeSpan.FromHours(11));
        }

        server.Time.Advance(TimeSpan.FromHours(1));
        await ada.GetAsync("/api/v1/me").ExpectAsync(401);
        await ada.SignInAsync("ada", TestServer.Password);
        server.Time.Advance(TimeSpan.FromHours(12));
        await ada.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task An_old_form_of_a_password_is_hashed_anew_at_sign_in()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var database = server.Get<Database>();
        var salt = new byte[16];
        var weak = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(TestServer.Password, salt, 1000, System.Security.Cryptography.HashAlgorithmName.SHA512, 64);
        await database.ChangeAsync(
            u => u.ExecuteAsync("UPDATE technicians SET password = @old", new { old = $"1$1000${Convert.ToBase64String(salt)}${Convert.ToBase64String(weak)}" }), CancellationToken.None);
        await ada.SignInAsync("ada", TestServer.Password);
        var kept = await database.FirstAsync<string>("SELECT password FROM technicians", null, CancellationToken.None);
        Assert.StartsWith($"1${PasswordHash.Iterations / 100}$", kept);
        await ada.SignInAsync("ada", TestServer.Password);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var answer = await ada.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.Contains("path=/", cookie);
    }
}
