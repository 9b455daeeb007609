using System.Net;
using System.Net.Sockets;
using Deskside.DeviceEmulator;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>What is open to a PC when something on this side goes wrong, or two ask at once.</summary>
public sealed class LineFailureTests
{
    private const string WrongPassword = "Wr0ng!word";

    [Fact]
    public async Task Serving_a_port_proves_no_password()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.Ada.PutAsync("/api/v1/out-of-band/settings", new { forward = "on" }).ExpectAsync(200);
        await CallInAsync(scene, WrongPassword);
        await scene.Ada.PostAsync(scene.Device + "/forward", new { port = 16992 }).ExpectAsync(200);
        await scene.Ada.PostAsync(scene.Device + "/forward", new { port = 5900 });
        Assert.Equal("unknown", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("access"));
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(403, "wrong-password");
    }

    [Fact]
    public async Task Of_ports_opened_at_once_one_is_served_and_it_is_the_one_that_is_told()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        await scene.Ada.PutAsync("/api/v1/out-of-band/settings", new { forward = "on" }).ExpectAsync(200);
        for (var round = 0; round < 10; round++)
        {
            var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Ada.PostAsync(scene.Device + "/forward", new { port = 16992 }).ExpectAsync(200)));
            var told = (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Json.GetProperty("forward").GetProperty("port").GetInt32();
            var ports = opened.Select(o => o.Json.GetProperty("port").GetInt32()).Distinct().ToList();
            foreach (var port in ports)
            {
                Assert.True(await IsServedAsync(port) == (port == told), $"Round {round}: {told} is told, but {port} is {(port == told ? "not " : "")}served.");
            }
        }
    }

    [Fact]
    public async Task Callers_who_hang_up_at_once_close_their_own_lines_and_not_the_port()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        await scene.Ada.PutAsync("/api/v1/out-of-band/settings", new { forward = "on" }).ExpectAsync(200);
        for (var round = 0; round < 5; round++)
        {
            var port = (await scene.Ada.PostAsync(scene.Device + "/forward", new { port = 16992 }).ExpectAsync(200)).Json.GetProperty("port").GetInt32();
            for (var caller = 0; caller < 30; caller++)
            {
                using var rude = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
                await rude.ConnectAsync(IPAddress.Loopback, port);
                if (caller % 2 == 0) await rude.SendAsync("GET /"u8.ToArray());
            }

            Assert.True(await IsServedAsync(port), $"Round {round}: the port is not served any more.");
        }
    }

    [Fact]
    public async Task Two_tries_at_once_of_a_wrong_password_are_one_try()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await HostileFirmware.ConnectAsync(scene);
        await HostileFirmware.AccessAsync(scene);
        await scene.ExpectAsync(WrongPassword).ExpectAsync(200);
        TaskCompletionSource asked = new(), goOn = new();
        firmware.Instead = async (_, _) =>
        {
            asked.TrySetResult();
            await goOn.Task;
            return false;
        };
        var first = scene.Ada.PostAsync(scene.Device + "/access");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var second = scene.Ada.PostAsync(scene.Device + "/access");
        for (var i = 0; i < 10; i++)
        {
            await scene.Ada.GetAsync(scene.Device).ExpectAsync(200);
        }

        goOn.SetResult();
        await first.ExpectAsync(403, "wrong-password");
        await second.ExpectAsync(403, "wrong-password");
        var story = await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}/timeline").ExpectAsync(200);
        Assert.Single(story.Json.EnumerateArray(), e => e.GetProperty("text").GetString() == "The password was wrong.");
    }

    [Fact]
    public async Task When_the_transcript_cannot_be_kept_the_terminal_is_told_the_log_says_why_and_the_pc_can_be_closed()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        using var page = await LineHoldTests.OpenAsync(scene.Ada, scene);
        await SayAsync(scene, "ALTER TABLE device_transcripts RENAME TO away");
        // More than a piece, so that it is kept at once.
        var much = new byte[20_000];
        much.AsSpan().Fill((byte)'x');
        await page.WriteAsync(much);
        Assert.Contains("could not be kept", await LineHoldTests.EndAsync(page));
        await ListenerAttacks.SoonAsync(() => scene.Server.Log.Text.Contains("device_transcripts", StringComparison.Ordinal), () => scene.Server.Log.Text);
        await SayAsync(scene, "ALTER TABLE away RENAME TO device_transcripts");

        await scene.UntilAsync(scene.Device, v => v.GetProperty("serial").GetString() == "closed");
        using (var again = await LineHoldTests.OpenAsync(scene.Ada, scene))
        {
            await again.WriteAsync("as before"u8.ToArray());
            await again.ReadUntilAsync("AS BEFORE");
        }

        await scene.Ada.PostAsync(scene.Device + "/close").ExpectAsync(200);
        Assert.Equal("offline", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
    }

    [Fact]
    public async Task A_node_that_takes_a_call_and_says_nothing_is_told_of_as_such()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { OutOfBand = null, RatePercent = 10_000 });
        using var ada = await server.SetUpAsync();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await server.Get<Database>().ChangeAsync(
            unit => unit.ExecuteAsync(
                "INSERT INTO device_nodes (node, call_address, service_address, service_port, service_fingerprint, seen_at) VALUES ('mute', @address, '127.0.0.1', 1, '', @now)",
                new { address = $"http://{silent.LocalEndpoint}/", now = unit.NowMs }),
            CancellationToken.None);
        var adding = ada.PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes = 4096 });
        using var called = await silent.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(20));
        server.Time.Advance(TimeSpan.FromMinutes(3));
        var answer = await adding.ExpectAsync(502, "node-unreachable");
        Assert.Contains("2 minutes", answer.Body);
    }

    [Fact]
    public async Task A_line_to_a_node_that_is_gone_ends_with_words()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = $"http://{closed.LocalEndpoint}/";
        closed.Stop();
        await scene.Server.Get<Database>().ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO device_nodes (node, call_address, service_address, service_port, service_fingerprint, seen_at) VALUES ('gone', @address, '127.0.0.1', 1, '', @now)",
                    new { address, now = unit.NowMs });
                await unit.ExecuteAsync("UPDATE devices SET node = 'gone'", null);
            },
            CancellationToken.None);
        using var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        Assert.Contains("does not answer", await LineHoldTests.EndAsync(page));
    }

    private static async Task<EmulatedPc> CallInAsync(DeviceScene scene, string password)
    {
        await scene.ExpectAsync(password).ExpectAsync(200);
        var pc = await scene.NewPcAsync();
        pc.Caller.Start();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        return pc;
    }

    private static Task SayAsync(DeviceScene scene, string sql) => scene.Server.Get<Database>().ChangeAsync(unit => unit.ExecuteAsync(sql, null), CancellationToken.None);

    private static async Task<bool> IsServedAsync(int port)
    {
        using var tool = new TcpClient();
        try
        {
            await tool.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
