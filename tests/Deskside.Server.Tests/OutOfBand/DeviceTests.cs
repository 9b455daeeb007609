using System.Text;
using Deskside.DeviceEmulator.Presence;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class DeviceTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_pc_is_expected_calls_is_opened_started_from_an_image_typed_to_and_closed(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(404);
        var expected = await scene.ExpectAsync().ExpectAsync(200);
        Assert.Equal("expected", expected.Text("state"));
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(409, "not-connected");

        var pc = await scene.NewPcAsync();
        pc.Caller.Start();
        var connected = await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        Assert.Equal("user", connected.Text("trigger"));
        Assert.Contains("Tls", connected.Text("cipher"));
        var hello = (await scene.Ada.GetAsync("/api/v1/out-of-band/hellos").ExpectAsync(200)).Json[0];
        Assert.Equal(("expected", scene.Request), (hello.GetProperty("verdict").GetString(), hello.GetProperty("request").GetString()));

        var report = await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(200);
        Assert.Equal((DeviceScene.Uuid.ToString(), "home-pc", "16.1.25", "admin"), (report.Text("identity", "uuid"), report.Text("identity", "hostName"), report.Text("identity", "firmware"), report.Text("identity", "controlMode")));
        var opened = await scene.Ada.GetAsync(scene.Device).ExpectAsync(200);
        Assert.Equal(("right", "tls"), (opened.Text("access"), opened.Text("line")));
        Assert.Equal(64, opened.Text("pin").Length);
        await scene.Ada.GetAsync(scene.Device + "/logs/events").ExpectAsync(200);
        await scene.Ada.GetAsync(scene.Device + "/logs/audit").ExpectAsync(200);

        var (image, bytes) = await scene.UploadAsync();
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed", reset = "yes" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        Assert.Contains("on RemoteCd", scene.Machine.Done);
        var read = new byte[100 * 2048];
        await scene.Machine.Cd!.ReadAsync(50 * 2048, read, CancellationToken.None);
        Assert.Equal(bytes[(50 * 2048)..(150 * 2048)], read);
        var started = await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("state").GetString() == "started");
        Assert.True(started.Json.GetProperty("bytes").GetInt64() >= read.Length, started.Body);
        Assert.All(started.Json.GetProperty("steps").EnumerateArray().Take(9), s => Assert.Equal("done", s.GetProperty("state").GetString()));

        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using (var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket")))
        {
            Assert.Equal("opened", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
            await page.WriteAsync(Encoding.ASCII.GetBytes("hello " + new string('x', 3000) + " end"));
            await page.ReadUntilAsync(" END");
            Assert.Contains("HELLO XXX", page.Text);
            var second = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
            using var other = await LinePage.OpenAsync(scene.Server.Address, second.Text("path"), second.Text("ticket"));
            Assert.Contains("open already", (await other.NewsAsync())!.Value.GetProperty("why").GetString());
        }

        Assert.Contains("HELLO XXX", (await scene.Ada.GetAsync(scene.Device + "/transcript").ExpectAsync(200)).Body);
        Assert.DoesNotContain("HELLO", (await scene.Ada.GetAsync(scene.Device + "/transcript?after=100").ExpectAsync(200)).Body);
        await scene.Ada.PostAsync(scene.Device + "/power", new { action = "off" }).ExpectAsync(409, "sessions-open");
        await scene.Ada.PostAsync($"/api/v1/cases/{scene.Request}/steps", new { step = "repaired" }).ExpectAsync(204);
        var told = await scene.Ada.PostAsync($"/api/v1/cases/{scene.Request}/outcome", new { @fixed = "yes", text = "Remove the stick.", tell = new[] { "page", "mail", "screen" } }).ExpectAsync(200);
        Assert.Equal(["notPossible", "notPossible", "told"], told.Json.GetProperty("told").EnumerateArray().Select(t => t.GetProperty("state").GetString()));

        Assert.Equal("restored", (await scene.Ada.DeleteAsync(scene.Device + "/boot").ExpectAsync(200)).Text("state"));
        await scene.Ada.PostAsync(scene.Device + "/power", new { action = "off", openSessions = "close" }).ExpectAsync(200);
        Assert.Equal("off", scene.Machine.Done[^1]);
        var closed = await scene.Ada.PostAsync(scene.Device + "/close").ExpectAsync(200);
        Assert.Equal(("offline", "closed", "closed"), (closed.Text("state"), closed.Text("serial"), closed.Text("media")));
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(409, "not-connected");

        var story = await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(200);
        Assert.Equal(["called", "configured", "hello", "access", "redirected", "repaired", "closed"], story.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        Assert.All(story.Json.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("step").GetString() != "configured"), s => Assert.True(s.TryGetProperty("at", out _), s.ToString()));
        Assert.Equal("yes", story.Text("outcome", "fixed"));
        var kinds = story.Json.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "request.waiting", "device.expected", "device.hello", "device.access", "device.boot", "device.media", "device.serial", "device.power", "device.told", "device.closed" }, kinds);
        Assert.DoesNotContain(DeviceScene.Password, story.Body);
        Assert.DoesNotContain(DeviceScene.Password, scene.Server.Log.Text);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_pc_that_called_first_waits_unopened_until_somebody_types_its_number(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        var pc = await scene.NewPcAsync();
        pc.Caller.Start();
        await scene.UntilAsync("/api/v1/out-of-band/hellos", h => h.GetArrayLength() == 1 && h[0].GetProperty("verdict").GetString() == "pending");
        Assert.Equal(0, (await scene.Ada.GetAsync("/api/v1/devices").ExpectAsync(200)).Json.GetArrayLength());
        await scene.ExpectAsync().ExpectAsync(200);
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(200);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_wrong_password_is_told_as_such_and_slows_the_next_try_whatever_is_typed(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine);
        await scene.ExpectAsync("guess").ExpectAsync(200);
        (await scene.NewPcAsync()).Caller.Start();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        var wrong = await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(403, "wrong-password");
        Assert.Equal(5, wrong.Json.GetProperty("retryAfterSeconds").GetInt32());
        await scene.ExpectAsync().ExpectAsync(200);
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(403, "wrong-password");
        scene.Server.Time.Advance(TimeSpan.FromSeconds(6));
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(200);
        Assert.Equal("right", (await scene.Ada.GetAsync(scene.Device)).Text("access"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_switched_off_connection_shows_offline_and_an_ended_session_forgets_the_password(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        var pc = await scene.ConnectAsync();
        await pc.Caller.StopAsync();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
        await scene.Ada.PostAsync(scene.Device + "/access").ExpectAsync(409, "not-connected");
        var session = (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}")).Text("session");
        await scene.Ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(204);
        await scene.Ada.GetAsync(scene.Device).ExpectAsync(404);
        pc.Caller.Start();
        await scene.UntilAsync("/api/v1/out-of-band/hellos", h => h[0].GetProperty("verdict").GetString() == "pending");
    }

    [Fact]
    public async Task What_was_armed_when_the_line_broke_is_put_back_when_the_pc_calls_again()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        var pc = await scene.ConnectAsync();
        var (image, _) = await scene.UploadAsync();
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        await pc.Caller.StopAsync();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline" && v.GetProperty("media").GetString() == "closed");
        pc.Caller.Start();
        await scene.UntilAsync($"/api/v1/cases/{scene.Request}/timeline", t => t.EnumerateArray().Any(e => e.GetProperty("text").GetString()!.Contains("Put back after the line had broken", StringComparison.Ordinal)));
        var report = await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
        Assert.Equal(("False", "False"), (report.Text("redirection", "media"), report.Text("redirection", "serial")));
    }

    [Fact]
    public async Task Who_passes_a_session_on_loses_its_serial_line()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        await scene.ConnectAsync();
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        Assert.Equal("opened", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
        var session = (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}")).Text("session");
        await scene.Ada.PostAsync($"/api/v1/sessions/{session}/transfer", new { technician = (await bob.GetAsync("/api/v1/me")).Text("id") }).ExpectAsync(204);
        var last = await page.NewsAsync();
        while (last is { } told && told.GetProperty("kind").GetString() != "ended")
        {
            last = await page.NewsAsync();
        }

        Assert.NotNull(last);
        await bob.AcceptAsync(scene.Request);
        await bob.GetAsync(scene.Device + "/report").ExpectAsync(200);
        await DeviceScene.UntilAsync(bob, scene.Device, v => v.GetProperty("serial").GetString() == "closed");
    }

    [Fact]
    public async Task A_second_call_of_the_same_pc_ends_the_first()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        var first = await scene.ConnectAsync();
        var second = await scene.NewPcAsync();
        var ended = new TaskCompletionSource();
        first.Caller.Changed += state =>
        {
            if (state.Phase == PresencePhase.WaitingToCallAgain)
            {
                ended.TrySetResult();
            }
        };
        second.Caller.Start();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await first.Caller.StopAsync();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");

        // Another PC's firmware with this UUID has another certificate: it gets no password until somebody says that it may.
        // The first line may just be going, and the second not yet signed in.
        await scene.UntilRefusedAsync(scene.Device + "/report", 409, "other-certificate");
        await scene.Ada.DeleteAsync(scene.Device + "/pin").ExpectAsync(204);
        await scene.UntilAsync(scene.Device + "/report", _ => true);
    }
}
