using System.Net;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Server.Tests.Front;
using Deskside.Domain.Technicians;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>The line between the node that takes the calls of PCs and the one at which technicians work.</summary>
public sealed class NodeAttacks
{
    private const string Path = "/api/v1/images";

    [Fact]
    public async Task A_call_of_another_node_is_good_once_for_this_node_this_path_and_half_a_minute()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var caller = await CallerAsync(scene);
        var (key, here) = (scene.Server.Get<NodeKey>(), scene.Server.Get<ThisNode>().Name);
        async Task<string> TokenAsync(string to, string call) => await NodeToken.Of(to, caller, null, scene.Server.Time.GetUtcNow().ToUnixTimeMilliseconds()).WriteAsync(key, call, CancellationToken.None);

        var good = await TokenAsync(here, $"GET {Path}");
        Assert.Equal(200, await CallAsync(scene, good));
        Assert.Equal(401, await CallAsync(scene, good));
        Assert.Equal(401, await CallAsync(scene, await TokenAsync("another-node", $"GET {Path}")));
        Assert.Equal(401, await CallAsync(scene, await TokenAsync(here, $"POST {Path}")));
        Assert.Equal(401, await CallAsync(scene, await TokenAsync(here, "GET /api/v1/devices")));
        var late = await TokenAsync(here, $"GET {Path}");
        scene.Server.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(401, await CallAsync(scene, late));
        Assert.Equal(200, await CallAsync(scene, await TokenAsync(here, $"GET {Path}")));

        // One bit of the signature, and of what is signed.
        var other = await TokenAsync(here, $"GET {Path}");
        Assert.Equal(401, await CallAsync(scene, Flip(other, other.Length - 4)));
        Assert.Equal(401, await CallAsync(scene, Flip(other, 10)));
        Assert.Equal(200, await CallAsync(scene, other));
    }

    [Fact]
    public async Task A_node_with_another_key_is_refused()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await using var stranger = await DeviceScene.MakeAsync(Engine.Sqlite);
        var caller = await CallerAsync(scene);
        var forged = await NodeToken.Of(scene.Server.Get<ThisNode>().Name, caller, null, scene.Server.Time.GetUtcNow().ToUnixTimeMilliseconds()).WriteAsync(stranger.Server.Get<NodeKey>(), $"GET {Path}", CancellationToken.None);
        Assert.Equal(401, await CallAsync(scene, forged));
    }

    [Fact]
    public async Task A_call_in_plain_text_from_another_machine_is_refused_however_well_it_is_signed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => DeviceScene.Listening(o) with { TrustedProxies = [System.Net.IPNetwork.Parse("127.0.0.0/8")] });
        using var ada = await server.SetUpAsync();
        var caller = await CallerAsync(server, ada);
        async Task<int> CallFromAsync(string scheme)
        {
            using var person = server.NewPerson();
            person.ComesFrom("203.0.113.9");
            person.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
            person.Http.DefaultRequestHeaders.Add(NodeToken.Header, await NodeToken.Of(server.Get<ThisNode>().Name, caller, null, server.Time.GetUtcNow().ToUnixTimeMilliseconds()).WriteAsync(server.Get<NodeKey>(), $"GET {Path}", CancellationToken.None));
            return (await person.GetAsync(Path)).Status;
        }

        Assert.Equal(401, await CallFromAsync("http"));
        Assert.Equal(200, await CallFromAsync("https"));
    }

    [Fact]
    public async Task Between_two_hosts_the_certificate_that_stands_in_the_store_is_demanded_and_plain_text_is_never_sent()
    {
        var homes = new NodeHomes(o => o with { Tls = new TlsChoice.SelfSigned() });
        await using var listener = await TestServer.StartAsync(Engine.Postgres, homes.Next);
        using var atListener = TrustingPerson(listener.Address);
        await atListener.PostAsync("/api/v1/setup", new { token = listener.SetupToken(), organisation = "Contoso Help", name = "ada", displayName = "Ada", password = TestServer.Password }).ExpectAsync(204);
        await atListener.SignInAsync("ada", TestServer.Password);
        await atListener.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        await using var console = await listener.StartTwinAsync();
        using var ada = console.NewPerson();
        await ada.SignInAsync("ada", TestServer.Password);
        Task<Answer> AddAsync() => ada.PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes = 4096 });

        // Its own certificate is self-made: only the fingerprint in the store lets it be believed.
        await AddAsync().ExpectAsync(201);
        var database = listener.Get<Database>();
        Task SetAsync(string set) => database.ChangeAsync(unit => unit.ExecuteAsync($"UPDATE device_nodes SET {set}", null), CancellationToken.None);
        Assert.NotNull(await database.FirstAsync<string?>("SELECT call_pin FROM device_nodes", null, CancellationToken.None));
        await SetAsync("call_pin = '" + string.Join(':', Enumerable.Repeat("AB", 32)) + "'");
        await AddAsync().ExpectAsync(502, "node-unreachable");
        await SetAsync("call_pin = NULL");
        await AddAsync().ExpectAsync(502, "node-unreachable");
        await SetAsync("call_address = 'http://192.0.2.1:1/'");
        var refused = await AddAsync().ExpectAsync(502, "node-unprotected");
        Assert.Contains("--tls", refused.Body);
    }

    private static Person TrustingPerson(Uri address)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return new Person(address, handler);
    }

    private static async Task<int> CallAsync(DeviceScene scene, string token)
    {
        using var node = scene.Server.NewPerson();
        node.Http.DefaultRequestHeaders.Add(NodeToken.Header, token);
        return (await node.GetAsync(Path)).Status;
    }

    private static Task<Caller.Technician> CallerAsync(DeviceScene scene) => CallerAsync(scene.Server, scene.Ada);

    private static async Task<Caller.Technician> CallerAsync(TestServer server, Person person)
    {
        var me = await person.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.True(OrganisationId.TryParse(me.Text("organisation", "id"), null, out var organisation) & TechnicianId.TryParse(me.Text("id"), null, out var technician));
        _ = server;
        return new Caller.Technician(organisation, "Contoso Help", technician, "ada", "Ada", [], new HashSet<Permission> { Permission.Devices });
    }

    private static string Flip(string text, int at) => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
}
