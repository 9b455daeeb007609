using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.Technicians;

public sealed class RealProviderTests
{
    [Theory, InlineData("RS256"), InlineData("ES256")]
    public async Task A_technician_comes_in_by_a_provider_that_others_wrote(string algorithm)
    {
        // The provider has the machine's clock, so the server gets it, too.
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o, s => s.AddSingleton(TimeProvider.System));
        using var ada = await server.SetUpAsync();
        await using var provider = await RealProvider.StartAsync(new Uri(server.Address, "/api/v1/sign-in/oidc/callback"), algorithm);
        var id = (await ada.PostAsync("/api/v1/sign-in/providers", new SingleSignOnTests.ProviderBody(
            "oidc", "technicians", "Real login", true, "create", ["technician"], "top secret", provider.Issuer, "deskside")).ExpectAsync(201)).Text("id");
        var test = await ada.PostAsync($"/api/v1/sign-in/providers/{id}/test", new { }).ExpectAsync(200);
        Assert.True(test.Text("ok") == "True", test.Body);
        using var grace = server.NewPerson();
        var go = await grace.PostAsync($"/api/v1/sign-in/oidc/{id}").ExpectAsync(200);
        var end = await SingleSignOnTests.FollowAsync(grace, await provider.ApproveAsync(go.Text("address"), "grace"));
        Assert.True(end == "/console/", $"{end} {(await ada.GetAsync("/api/v1/audit/search")).Body}");
        Assert.Equal("grace", (await grace.GetAsync("/api/v1/me").ExpectAsync(200)).Text("name"));
    }
}
