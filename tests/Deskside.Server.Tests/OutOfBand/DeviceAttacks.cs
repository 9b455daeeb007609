using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Deskside.DeviceEmulator.Presence;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class DeviceAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_organisations_cannot_see_each_other_s_pcs_calls_and_images(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        using var mallory = await scene.Server.AddFabrikamAsync();
        await scene.ConnectAsync();
        var (image, _) = await scene.UploadAsync();
        foreach (var path in new[] { "", "/report", "/boot", "/transcript", "/logs/events" })
        {
            await mallory.GetAsync(scene.Device + path).ExpectAsync(404);
        }

        await mallory.PostAsync(scene.Device + "/access").ExpectAsync(404);
        await mallory.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(404);
        await mallory.PostAsync(scene.Device + "/power", new { action = "reset" }).ExpectAsync(404);
        await mallory.PostAsync(scene.Device + "/close").ExpectAsync(404);
        await mallory.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(404);
        await mallory.GetAsync($"/api/v1/cases/{scene.Request}/timeline").ExpectAsync(404);
        await DeviceScene.ExpectAsync(mallory, scene.Request, "guess").ExpectAsync(404);
        await DeviceScene.SendPieceAsync(mallory, image, 0, [1]).ExpectAsync(404);
        await mallory.DeleteAsync($"/api/v1/images/{image}").ExpectAsync(404);
        Assert.Equal(0, (await mallory.GetAsync("/api/v1/images").ExpectAsync(200)).Json.GetArrayLength());
        Assert.Equal(0, (await mallory.GetAsync("/api/v1/devices").ExpectAsync(200)).Json.GetArrayLength());
        Assert.Equal(0, (await mallory.GetAsync("/api/v1/out-of-band/hellos").ExpectAsync(200)).Json.GetArrayLength());
        Assert.Equal(0, (await mallory.GetAsync("/api/v1/cases").ExpectAsync(200)).Json.GetArrayLength());

        // The same PC expected by the other organisation, too: its call stays where its name and secret belong.
        var theirs = await DeviceScene.CallAsync(mallory, "yes");
        await DeviceScene.ExpectAsync(mallory, theirs, "guess").ExpectAsync(200);
        Assert.Equal("expected", (await mallory.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
        Assert.Equal("connected", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
        await mallory.PostAsync(scene.Device + "/boot", new { image }).ExpectAsync(400, "invalid-fields");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_who_holds_the_case_works_on_its_pc(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        using var sue = await scene.Server.AddTechnicianAsync(scene.Ada, "sue", "technician", "supervisor");
        using var eve = await scene.Server.AddTechnicianAsync(scene.Ada, "eve", "auditor");
        using var nobody = scene.Server.NewPerson();
        await scene.ConnectAsync();
        await bob.GetAsync(scene.Device).ExpectAsync(404);
        await bob.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(404);
        await bob.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(404);
        await sue.GetAsync(scene.Device + "/report").ExpectAsync(200);
        await eve.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(200);
        await eve.GetAsync(scene.Device).ExpectAsync(403);
        await eve.PostAsync(scene.Device + "/power", new { action = "reset" }).ExpectAsync(403);
        await eve.GetAsync("/api/v1/out-of-band").ExpectAsync(403);
        await eve.PostAsync($"/api/v1/cases/{scene.Request}/steps", new { step = "repaired" }).ExpectAsync(403);
        await bob.PostAsync("/api/v1/out-of-band/secret").ExpectAsync(403);
        foreach (var path in new[] { "/api/v1/devices", "/api/v1/images", "/api/v1/out-of-band", "/api/v1/cases", scene.Device })
        {
            await nobody.GetAsync(path).ExpectAsync(401);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_ticket_is_good_once_and_a_made_up_one_never(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        await scene.ConnectAsync();
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using (var first = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket")))
        {
            Assert.Equal("opened", (await first.NewsAsync())!.Value.GetProperty("kind").GetString());
            using var again = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
            Assert.Contains("ticket", (await again.NewsAsync())!.Value.GetProperty("why").GetString());
        }

        using var madeUp = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), new string('A', 43));
        Assert.Contains("ticket", (await madeUp.NewsAsync())!.Value.GetProperty("why").GetString());
        using var longOne = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), new string('A', 4000));
        Assert.Contains("ticket", (await longOne.NewsAsync())!.Value.GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_wrong_secret_is_listed_once_and_guessing_closes_the_door_to_the_address()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var pcs = 0;
        async Task<PresencePhase> GuessAsync()
        {
            var pc = await scene.NewPcAsync(o => o with { Settings = o.Settings with { PresenceSecret = $"guess-{pcs++}" } });
            var done = new TaskCompletionSource<PresencePhase>();
            pc.Caller.Changed += state =>
            {
                if (state.Phase is PresencePhase.SecretRefused or PresencePhase.WaitingToCallAgain)
                {
                    done.TrySetResult(state.Phase);
                }
            };
            pc.Caller.Start();
            var phase = await done.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await pc.Caller.StopAsync();
            return phase;
        }

        for (var tries = 0; tries < 6; tries++)
        {
            Assert.Equal(PresencePhase.SecretRefused, await GuessAsync());
        }

        Assert.Equal(PresencePhase.WaitingToCallAgain, await GuessAsync());
        var hellos = (await scene.Ada.GetAsync("/api/v1/out-of-band/hellos").ExpectAsync(200)).Json;
        Assert.Equal("wrongSecret", Assert.Single(hellos.EnumerateArray()).GetProperty("verdict").GetString());

        // The right one is not let in either until the time is over: no guess can be told from it.
        await scene.ExpectAsync().ExpectAsync(200);
        scene.Server.Time.Advance(TimeSpan.FromMinutes(11));
        (await scene.NewPcAsync()).Caller.Start();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
    }

    [Fact]
    public async Task Garbage_endless_texts_and_wrong_turns_end_their_own_line_and_nothing_else()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        var port = (await scene.Ada.GetAsync("/api/v1/out-of-band")).Json.GetProperty("port").GetInt32();
        byte[][] hostile =
        [
            Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"),
            [0x05, 0x7F, 0xFF, 0xFF, 0xFF, .. new byte[4096]],
            [0x32, 0xFF, 0xFF, 0xFF, 0xFF],
            [.. Enumerable.Repeat((byte)0x50, 10_000)],
            new byte[100_000],
        ];
        foreach (var bytes in hostile)
        {
            using var socket = new TcpClient("127.0.0.1", port);
            await using var tls = new SslStream(socket.GetStream(), false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync("device");
            try
            {
                await tls.WriteAsync(bytes);
                var buffer = new byte[64];
                while (await tls.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)) > 0)
                {
                }
            }
            catch (IOException)
            {
                // Cut off, as it should be.
            }
        }

        using (var plain = new TcpClient("127.0.0.1", port))
        {
            await plain.GetStream().WriteAsync(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
            await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
        }
    }

    [Fact]
    public async Task Number_and_password_are_checked_where_they_are_typed()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        async Task FaultAsync(object body, string field) =>
            Assert.True((await scene.Ada.PutAsync($"/api/v1/cases/{scene.Request}/device", body).ExpectAsync(400, "invalid-fields")).Json.GetProperty("errors").TryGetProperty(field, out _));
        await FaultAsync(new { uuid = "4c4c", password = "x" }, "uuid");
        await FaultAsync(new { uuid = "4c4c 4544 0034 5310 8047 b4c0 4f4c 3233 - 9", password = "x" }, "uuid");
        await FaultAsync(new { uuid = new string('0', 32), password = "x" }, "uuid");
        await FaultAsync(new { uuid = DeviceScene.Uuid.ToString(), password = "" }, "password");
        await FaultAsync(new { uuid = DeviceScene.Uuid.ToString(), password = new string('x', 65) }, "password");
        await FaultAsync(new { uuid = DeviceScene.Uuid.ToString(), password = "a\u0000b" }, "password");
        var other = await DeviceScene.CallAsync(scene.Ada, "yes");
        await scene.ExpectAsync().ExpectAsync(200);
        await DeviceScene.ExpectAsync(scene.Ada, other, "x").ExpectAsync(409, "device-taken");
    }
}
