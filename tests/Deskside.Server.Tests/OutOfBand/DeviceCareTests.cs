using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>The password's end, the customer's code, and a terminal that does not read.</summary>
public sealed class DeviceCareTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_day_without_a_session_takes_the_password_out_of_the_store_and_the_case_says_so(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        using var sue = await scene.Server.AddTechnicianAsync(scene.Ada, "sue", "supervisor");
        await scene.ExpectAsync().ExpectAsync(200);
        scene.Server.Time.Advance(TimeSpan.FromHours(25));
        await ListenerAttacks.TidyAsync(scene);
        using var ada = await SignInAsync(scene, "ada");
        Assert.Equal("expected", (await ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
        Assert.Equal(1, await PasswordsAsync(scene));

        // Handed over, and nobody takes it up.
        var session = (await ada.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(200)).Text("session");
        using var again = await SignInAsync(scene, "bob");
        await ada.PostAsync($"/api/v1/sessions/{session}/transfer", new { technician = (await again.GetAsync("/api/v1/me").ExpectAsync(200)).Text("id") }).ExpectAsync(204);
        Assert.Equal(1, await PasswordsAsync(scene));
        scene.Server.Time.Advance(TimeSpan.FromHours(25));
        await ListenerAttacks.TidyAsync(scene);
        Assert.Equal(0, await PasswordsAsync(scene));

        using var later = await SignInAsync(scene, "sue");
        await later.GetAsync(scene.Device).ExpectAsync(404);
        var story = await later.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(200);
        Assert.False(story.Json.TryGetProperty("device", out _), story.Body);
        Assert.Contains("A day went by without a session", story.Body);
        (await scene.NewPcAsync(technician: later)).Caller.Start();
        await DeviceScene.UntilAsync(later, "/api/v1/out-of-band/hellos", h => h.GetArrayLength() == 1 && h[0].GetProperty("verdict").GetString() == "pending");
    }

    [Fact]
    public async Task The_customer_s_code_is_asked_for_taken_refused_called_off_and_blocked_as_the_firmware_says()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        var pc = await scene.ConnectAsync(o => o with { Settings = o.Settings with { Consent = ConsentNeed.Everything } });
        var (image, _) = await scene.UploadAsync();
        Task<Answer> AskAsync() => scene.Ada.PostAsync(scene.Device + "/consent");
        Task<Answer> GiveAsync(string code) => scene.Ada.PostAsync(scene.Device + "/consent/code", new { code });
        async Task<string> StateAsync() => (await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200)).Text("consent", "state");

        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(202);
        var refused = await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("state").GetString() == "failed");
        Assert.Contains("ask for it", refused.Json.GetProperty("steps")[0].GetProperty("text").GetString());
        Assert.DoesNotContain("on RemoteCd", scene.Machine.Done);

        await GiveAsync("123456").ExpectAsync(403, "wrong-code");
        Assert.Equal("displayed", (await AskAsync().ExpectAsync(200)).Text("state"));
        await GiveAsync(Wrong(pc.Engine.Consent.ShownCode!)).ExpectAsync(403, "wrong-code");
        await GiveAsync("12345").ExpectAsync(400, "invalid-fields");
        Assert.Equal("notStarted", (await scene.Ada.DeleteAsync(scene.Device + "/consent").ExpectAsync(200)).Text("state"));
        Assert.Null(pc.Engine.Consent.ShownCode);

        await AskAsync().ExpectAsync(200);
        var code = pc.Engine.Consent.ShownCode!;
        for (var tries = 0; tries < 3; tries++)
        {
            await GiveAsync(Wrong(code)).ExpectAsync(403, "wrong-code");
        }

        // Three wrong ones: the right one is worth nothing either, until a new one is shown.
        await GiveAsync(code).ExpectAsync(403, "wrong-code");
        Assert.Equal("notStarted", await StateAsync());
        await AskAsync().ExpectAsync(200);
        Assert.Equal("received", (await GiveAsync(pc.Engine.Consent.ShownCode!).ExpectAsync(200)).Text("state"));
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        await LineHoldTests.UntilToldAsync(scene.Ada, scene, "The firmware's consent: received.");
        Assert.DoesNotContain(code, scene.Server.Log.Text);
    }

    [Fact]
    public async Task A_terminal_that_does_not_read_stops_its_own_pc_and_nothing_else_and_is_closed_by_the_clock()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await scene.ConnectAsync();
        using var page = await LineHoldTests.OpenAsync(scene.Ada, scene);
        long printed = 0;
        using var stop = new CancellationTokenSource();
        var printing = Task.Run(async () =>
        {
            var line = new byte[4096];
            line.AsSpan().Fill((byte)'x');
            while (!stop.IsCancellationRequested && Interlocked.Read(ref printed) < 512 << 20)
            {
                await scene.Machine.PrintAsync(line);
                Interlocked.Add(ref printed, line.Length);
            }
        });

        // It stands still as soon as what lies between is full, though the same PC answers everything else.
        for (var still = 0; still < 3;)
        {
            var before = Interlocked.Read(ref printed);
            for (var calls = 0; calls < 10; calls++)
            {
                await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
            }

            still = before > 0 && before == Interlocked.Read(ref printed) ? still + 1 : 0;
        }

        Assert.InRange(printed, 64 * 1024, 64 << 20);
        Assert.Equal("open", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("serial"));
        var from = TimeProvider.System.GetTimestamp();
        while ((await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("serial") == "open" && TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromSeconds(30))
        {
            scene.Server.Time.Advance(TimeSpan.FromSeconds(31));
            await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
        }

        Assert.Equal("closed", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("serial"));
        Assert.InRange((await scene.Ada.GetAsync(scene.Device + "/transcript").ExpectAsync(200)).Body.Length, 64 * 1024, 1 << 20);
        await stop.CancelAsync();
        using var next = await LineHoldTests.OpenAsync(scene.Ada, scene);
        await next.WriteAsync("awake"u8.ToArray());
        await next.ReadUntilAsync("AWAKE");
    }

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    private static async Task<Person> SignInAsync(DeviceScene scene, string name)
    {
        var person = scene.Server.NewPerson();
        await person.SignInAsync(name, TestServer.Password);
        return person;
    }

    private static async Task<long> PasswordsAsync(DeviceScene scene) =>
        await scene.Server.Get<Database>().FirstAsync<long>("SELECT COUNT(*) FROM devices WHERE password IS NOT NULL", null, CancellationToken.None);
}
