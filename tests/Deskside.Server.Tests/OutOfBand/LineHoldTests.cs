using System.Net;
using System.Net.Sockets;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>Whoever has no right any more has no line any more.</summary>
public sealed class LineHoldTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Signing_out_cuts_the_serial_line_and_the_forward_and_the_case_says_so(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        using var sue = await scene.Server.AddTechnicianAsync(scene.Ada, "sue", "technician", "supervisor");
        await scene.ConnectAsync();
        await scene.Ada.PutAsync("/api/v1/out-of-band/settings", new { forward = "on" }).ExpectAsync(200);
        using var page = await OpenAsync(scene.Ada, scene);
        using var other = scene.Server.NewPerson();
        await other.SignInAsync("ada", TestServer.Password);
        var port = (await scene.Ada.PostAsync(scene.Device + "/forward", new { port = 16992 }).ExpectAsync(200)).Json.GetProperty("port").GetInt32();
        using (var tool = new TcpClient())
        {
            await tool.ConnectAsync(IPAddress.Loopback, port);
            await scene.Ada.PostAsync("/api/v1/sign-out").ExpectAsync(204);
            Assert.Contains("signed out", await EndAsync(page));
            await ListenerAttacks.SoonAsync(() => HostileDevice.IsEnded(tool.Client), () => "The forwarded line goes on.");
        }

        using var again = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => again.ConnectAsync(IPAddress.Loopback, port));
        await UntilToldAsync(sue, scene, "The serial line was cut. Its technician signed out");
        await UntilToldAsync(sue, scene, "The port that was served on the node was cut.");

        // Another sign-in of the same person is not touched.
        using var second = await OpenAsync(other, scene);
        await second.WriteAsync("still here"u8.ToArray());
        await second.ReadUntilAsync("STILL HERE");
    }

    [Fact]
    public async Task A_supervisor_whose_account_is_closed_loses_the_line_that_he_joined()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        using var sue = await scene.Server.AddTechnicianAsync(scene.Ada, "sue", "technician", "supervisor");
        await scene.ConnectAsync();
        using var page = await OpenAsync(sue, scene);
        var id = (await sue.GetAsync("/api/v1/me").ExpectAsync(200)).Text("id");
        await scene.Ada.DeleteAsync($"/api/v1/technicians/{id}").ExpectAsync(204);
        Assert.Contains("sign-in is over", await EndAsync(page));
    }

    [Fact]
    public async Task Passing_the_session_on_cuts_line_and_forward_and_voids_tickets()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        await scene.ConnectAsync();
        await scene.Ada.PutAsync("/api/v1/out-of-band/settings", new { forward = "on" }).ExpectAsync(200);
        using var page = await OpenAsync(scene.Ada, scene);
        await scene.Ada.PostAsync(scene.Device + "/forward", new { port = 16992 }).ExpectAsync(200);
        var kept = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "screen" }).ExpectAsync(200);
        var session = (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}")).Text("session");
        await scene.Ada.PostAsync($"/api/v1/sessions/{session}/transfer", new { technician = (await bob.GetAsync("/api/v1/me")).Text("id") }).ExpectAsync(204);
        Assert.Matches("passed on|does not hold the case", await EndAsync(page));
        using var late = await LinePage.OpenAsync(scene.Server.Address, kept.Text("path"), kept.Text("ticket"));
        Assert.Contains("does not hold the case", await EndAsync(late));
        await bob.AcceptAsync(scene.Request);
        var view = await DeviceScene.UntilAsync(bob, scene.Device, v => v.GetProperty("serial").GetString() == "closed" && !v.TryGetProperty("forward", out _));
        Assert.Equal("connected", view.Text("state"));
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_after_its_technician_signed_out()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        await scene.Ada.PostAsync("/api/v1/sign-out").ExpectAsync(204);
        using var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        Assert.Contains("signed out", await EndAsync(page));
    }

    [Fact]
    public async Task Closing_a_pc_that_has_no_line_says_what_may_not_have_been_put_back()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        var pc = await scene.ConnectAsync();
        using (var page = await OpenAsync(scene.Ada, scene))
        {
            await pc.Caller.StopAsync();
        }

        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
        Assert.Contains("no line now", (await scene.Ada.PostAsync(scene.Device + "/close").ExpectAsync(200)).Text("notPutBack"));
        await UntilToldAsync(scene.Ada, scene, "Not put back: The PC has no line now");
    }

    internal static async Task<LinePage> OpenAsync(Person technician, DeviceScene scene, string kind = "serial")
    {
        var ticket = await technician.PostAsync(scene.Device + "/legs", new { kind }).ExpectAsync(200);
        var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        var news = (await page.NewsAsync())!.Value;
        Assert.True(news.GetProperty("kind").GetString() == "opened", news.ToString());
        return page;
    }

    /// <summary>Why the line ended, as the page is told.</summary>
    internal static async Task<string> EndAsync(LinePage page)
    {
        while (await page.NewsAsync() is { } news)
        {
            if (news.GetProperty("kind").GetString() == "ended")
            {
                return news.GetProperty("why").GetString()!;
            }
        }

        return "(closed without a word)";
    }

    internal static Task UntilToldAsync(Person person, DeviceScene scene, string text) => DeviceScene.UntilAsync(
        person, $"/api/v1/cases/{scene.Request}/timeline", t => t.EnumerateArray().Any(e => e.GetProperty("text").GetString()!.Contains(text, StringComparison.Ordinal)));
}
