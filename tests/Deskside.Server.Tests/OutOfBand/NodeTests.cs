using System.Text;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.Server.Tests.Front;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>Two nodes on one database: one takes the calls of PCs, technicians work at the other.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task A_technician_at_one_node_works_on_a_pc_that_another_holds()
    {
        var homes = new NodeHomes(o => o);
        await using var listener = await TestServer.StartAsync(
            Engine.Postgres,
            homes.Next,
            services => services.AddSingleton(TimeProvider.System));
        using var atListener = await listener.SetUpAsync();
        await atListener.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        await using var console = await listener.StartTwinAsync();
        using var ada = console.NewPerson();
        await ada.SignInAsync("ada", TestServer.Password);

        var told = await ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        Assert.True(told.Json.GetProperty("open").GetBoolean(), told.Body);
        var request = await DeviceScene.CallAsync(ada, "yes");
        await DeviceScene.ExpectAsync(ada, request, DeviceScene.Password).ExpectAsync(200);
        var machine = new BenchMachine();
        var settings = new DeviceSettings
        {
            Uuid = DeviceScene.Uuid,
            AdministratorPassword = DeviceScene.Password,
            PresenceName = told.Text("name"),
            PresenceSecret = told.Text("secret"),
            ServiceAddress = "127.0.0.1",
            ServicePort = told.Json.GetProperty("port").GetInt32(),
            ServiceFingerprint = told.Text("fingerprint").Replace(":", "").ToLowerInvariant(),
        };
        await using var pc = new EmulatedPc(new EmulatedPcOptions { Settings = settings }, machine, TimeProvider.System);
        pc.Caller.Start();
        var device = $"/api/v1/devices/{DeviceScene.Uuid}";
        await DeviceScene.UntilAsync(ada, device, v => v.GetProperty("state").GetString() == "connected");
        await ada.PostAsync(device + "/access").ExpectAsync(200);

        var bytes = new byte[200 * 2048];
        Random.Shared.NextBytes(bytes);
        var image = (await ada.PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes = bytes.Length }).ExpectAsync(201)).Text("image");
        await DeviceScene.SendPieceAsync(ada, image, 0, bytes).ExpectAsync(200);
        Assert.False(Directory.Exists(Path.Combine(homes.Twin, "images")));
        await ada.PostAsync(device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(202);
        await DeviceScene.UntilAsync(ada, device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        Assert.Contains("on RemoteCd", machine.Done);

        var ticket = await ada.PostAsync(device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using (var page = await LinePage.OpenAsync(console.Address, ticket.Text("path"), ticket.Text("ticket")))
        {
            Assert.Equal("opened", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
            await page.WriteAsync(Encoding.ASCII.GetBytes("through two nodes"));
            await page.ReadUntilAsync("THROUGH TWO NODES");
        }

        var outcome = await ada.PostAsync($"/api/v1/cases/{request}/outcome", new { @fixed = "yes", text = "", tell = new[] { "screen" } }).ExpectAsync(200);
        Assert.Equal("told", outcome.Json.GetProperty("told")[0].GetProperty("state").GetString());

        // A sign-out at one node cuts what another node holds open for it.
        using (var other = console.NewPerson())
        {
            await other.SignInAsync("ada", TestServer.Password);
            var second = await other.PostAsync(device + "/legs", new { kind = "serial" }).ExpectAsync(200);
            using var page = await LinePage.OpenAsync(console.Address, second.Text("path"), second.Text("ticket"));
            Assert.Equal("opened", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
            await other.PostAsync("/api/v1/sign-out").ExpectAsync(204);
            Assert.Contains("signed out", await LineHoldTests.EndAsync(page));
        }

        await ada.PostAsync(device + "/close").ExpectAsync(200);
        Assert.Equal("offline", (await ada.GetAsync(device).ExpectAsync(200)).Text("state"));

        foreach (var forged in new[] { "x", "e30=.AAAA", new string('A', 20_000) })
        {
            using var stranger = listener.NewPerson();
            stranger.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-Deskside-Node", forged);
            Assert.Contains((await stranger.GetAsync(device)).Status, new[] { 401, 431, 400 });
        }
    }
}
