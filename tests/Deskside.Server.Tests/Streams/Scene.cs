using Deskside.Protocol;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Streams;

/// <summary>A session between a technician and a customer.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(TestServer server, Person ada, Person customer, string session) => (Server, Ada, Customer, Session) = (server, ada, customer, session);

    public TestServer Server { get; }

    public Person Ada { get; }

    public Person Customer { get; }

    public string Session { get; }

    public static async Task<Scene> MakeAsync(Engine engine)
    {
        var server = await TestServer.StartAsync(engine);
        var ada = await server.SetUpAsync();
        var customer = await server.AskAsync();
        return new Scene(server, ada, customer, await ada.AcceptAsync(customer.Request));
    }

    /// <summary>Null when the leg was let in; else why not.</summary>
    public async Task<RefusalReason?> TryAsync(string path, LegRole role, Ticket ticket)
    {
        using var leg = await TestLeg.OpenAsync(Server.Address, path);
        await leg.SendJoinAsync(role, ticket);
        var (kind, payload, _) = await leg.NextAsync();
        if (kind == FrameKind.Joined)
        {
            return null;
        }

        Assert.True(Refused.TryRead(payload, out var refused));
        return refused.Reason;
    }

    public async ValueTask DisposeAsync()
    {
        Ada.Dispose();
        Customer.Dispose();
        await Server.DisposeAsync();
    }
}
