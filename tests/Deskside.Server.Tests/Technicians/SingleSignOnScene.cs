using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

/// <summary>A server with its administrator and one provider that makes accounts, whose every answer the test decides.</summary>
internal sealed class SingleSignOnScene : IAsyncDisposable
{
    private SingleSignOnScene(TestServer server, TestIssuer issuer, Person ada, string provider) => (Server, Issuer, Ada, Provider) = (server, issuer, ada, provider);

    public TestServer Server { get; }

    public TestIssuer Issuer { get; }

    public Person Ada { get; }

    /// <summary>Its id.</summary>
    public string Provider { get; }

    public static Task<SingleSignOnScene> OpenAsync() => OpenAsync("create");

    /// <param name="newAccounts">create or refuse.</param>
    public static async Task<SingleSignOnScene> OpenAsync(string newAccounts)
    {
        var server = await TestServer.StartAsync(Engine.Sqlite);
        var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        var ada = await server.SetUpAsync();
        return new SingleSignOnScene(server, issuer, ada, await SingleSignOnTests.AddProviderAsync(ada, issuer, newAccounts));
    }

    /// <summary>Sends the person to the provider, which says yes. Answers path and query of our callback.</summary>
    public async Task<string> ApprovedAsync(Person person) => Issuer.Approve((await person.PostAsync($"/api/v1/sign-in/oidc/{Provider}").ExpectAsync(200)).Text("address"));

    public async ValueTask DisposeAsync()
    {
        Ada.Dispose();
        await Issuer.DisposeAsync();
        await Server.DisposeAsync();
    }
}
