using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/console/")]
    [InlineData("/console/account")]
    [InlineData("/console/join")]
    [InlineData("/api/v1/sign-in/oidc/callback")]
    [InlineData("/api/v1/portals/default")]
    [InlineData("/api/v1/me")]
    [InlineData("/nothing.js")]
    [InlineData("/get/linux.sh")]
    public async Task Every_answer_is_fenced(string path)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        var answer = await anyone.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Answers_of_the_api_are_kept_by_nobody()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        Assert.Equal("no-store", (await kim.GetAsync("/api/v1/requests/mine")).Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_process_and_its_store_are_alive()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        Assert.Equal("live", (await anyone.GetAsync("/health/live").ExpectAsync(200)).Text("status"));
        Assert.Equal("ready", (await anyone.GetAsync("/health/ready").ExpectAsync(200)).Text("status"));
    }
}
