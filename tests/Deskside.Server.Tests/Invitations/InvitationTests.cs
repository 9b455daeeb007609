using System.Text.RegularExpressions;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Notifications;
using Deskside.Server.Tests.Notifications.Post;

namespace Deskside.Server.Tests.Invitations;

public sealed partial class InvitationTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_mailed_link_leads_to_a_request_reserved_for_who_invited(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        using var eve = await scene.Server.AddTechnicianAsync(scene.Ada, "eve", "technician");
        await bob.PostAsync("/api/v1/invitations", new { address = "kim@example.org", name = "Kim", language = "de", message = "Wie besprochen:\n<b>5 > 4 & \"so\"</b>" }).ExpectAsync(201);
        var mail = await scene.Office.NextAsync(scene.Server);
        Assert.Contains("&lt;b&gt;5 &gt; 4 &amp; &quot;so&quot;&lt;/b&gt;", mail.Part("text/html"));
        Assert.Contains("> <b>5 > 4 & \"so\"</b>", mail.Part("text/plain"));
        Assert.Contains("Guten Tag Kim,", mail.Part("text/plain"));
        var secret = SecretOf(mail);
        using var kim = scene.Server.NewPerson();
        var invited = await kim.PostAsync("/api/v1/invitations/look", new { secret }).ExpectAsync(200);
        Assert.Equal(("Bob", "Contoso Help", "de"), (invited.Text("technician"), invited.Text("organisation"), invited.Text("language")));
        await UntilAsync(bob, "opened");
        var request = (await kim.PostAsync("/api/v1/invitations/enter", new { secret }).ExpectAsync(200)).Text("request");
        Assert.Equal("waiting", (await kim.GetAsync("/api/v1/requests/mine").ExpectAsync(200)).Text("state"));
        Assert.Equal("used", (await bob.GetAsync("/api/v1/invitations")).Json[0].GetProperty("state").GetString());
        Assert.Equal(0, (await eve.GetAsync("/api/v1/queue")).Json.GetArrayLength());
        await eve.PostAsync($"/api/v1/queue/{request}/accept").ExpectAsync(404);
        await eve.GetAsync($"/api/v1/requests/{request}/messages").ExpectAsync(404);
        Assert.Equal(0, (await eve.GetAsync("/api/v1/invitations")).Json.GetArrayLength());
        var waiting = (await bob.GetAsync("/api/v1/queue")).Json[0];
        Assert.Equal(("Kim", "invitation"), (waiting.GetProperty("name").GetString(), waiting.GetProperty("wayIn").GetString()));
        await bob.AcceptAsync(request);
        Assert.DoesNotContain(secret, scene.Server.Log.Text);
        Assert.DoesNotContain(secret, (await scene.Ada.GetAsync("/api/v1/audit")).Body);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Used_revoked_expired_and_invented_links_say_so(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        using var kim = scene.Server.NewPerson();
        var used = await InviteAsync(scene);
        await kim.PostAsync("/api/v1/invitations/enter", new { secret = used }).ExpectAsync(200);
        foreach (var call in new[] { "look", "enter" })
        {
            await kim.PostAsync($"/api/v1/invitations/{call}", new { secret = used }).ExpectAsync(410, "invitation-used");
            await kim.PostAsync($"/api/v1/invitations/{call}", new { secret = "x" }).ExpectAsync(404, "invitation-unknown");
            await kim.PostAsync($"/api/v1/invitations/{call}", new { secret = new string('A', 43) }).ExpectAsync(404, "invitation-unknown");
        }

        var revoked = await InviteAsync(scene);
        var id = (await scene.Ada.GetAsync("/api/v1/invitations")).Json[0].GetProperty("invitation").GetString();
        await scene.Ada.DeleteAsync($"/api/v1/invitations/{id}").ExpectAsync(204);
        await scene.Ada.DeleteAsync($"/api/v1/invitations/{id}").ExpectAsync(404);
        await kim.PostAsync("/api/v1/invitations/enter", new { secret = revoked }).ExpectAsync(410, "invitation-revoked");
        var expired = await InviteAsync(scene);
        scene.Server.Time.Advance(TimeSpan.FromDays(7));
        await kim.PostAsync("/api/v1/invitations/enter", new { secret = expired }).ExpectAsync(410, "invitation-expired");
        await scene.Ada.SignInAsync("ada", TestServer.Password);
        Assert.Equal(["expired", "revoked", "used"], (await scene.Ada.GetAsync("/api/v1/invitations").ExpectAsync(200)).Json.EnumerateArray().Select(i => i.GetProperty("state").GetString()!));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_who_open_the_same_link_at_once_make_one_request(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        var secret = await InviteAsync(scene);
        var people = Enumerable.Range(0, 5).Select(_ => scene.Server.NewPerson()).ToList();
        var answers = await Task.WhenAll(people.Select(p => p.PostAsync("/api/v1/invitations/enter", new { secret })));
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("invitation-used", a.Code));
        Assert.Equal(1, (await scene.Ada.GetAsync("/api/v1/queue")).Json.GetArrayLength());
        people.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task The_fate_of_the_mail_shows_on_the_invitation()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Office.ServeAsync(scene.Ada);
        await scene.Ada.PostAsync("/api/v1/invitations", new { address = "refused@example.org" }).ExpectAsync(201);
        await UntilAsync(scene, "refused");
        Assert.Contains("No such mailbox", (await scene.Ada.GetAsync("/api/v1/invitations")).Json[0].GetProperty("reason").GetString());
        await InviteAsync(scene);
        await UntilAsync(scene, "sent");
        var mail = (await scene.NewestAsync()).GetProperty("mail").GetString();
        using var program = await scene.Server.AddProgramAsync(scene.Ada, "mail:bounces");
        await program.PostAsync("/api/v1/mail/bounces", new { messageId = $"<{mail}@deskside>", reason = "Mailbox full" }).ExpectAsync(204);
        await UntilAsync(scene, "bounced");
    }

    [Fact]
    public async Task An_appointment_stands_in_the_mail_in_the_zone_of_who_invites_and_keeps_its_link_good()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Office.ServeAsync(scene.Ada);
        var at = scene.Server.Time.GetUtcNow() + TimeSpan.FromDays(20);
        await scene.Ada.PostAsync("/api/v1/invitations", new { address = "kim@example.org", language = "fr", appointment = new { at, minutes = 45, timeZone = "Europe/Paris" } }).ExpectAsync(201);
        var mail = await scene.Office.NextAsync(scene.Server);
        Assert.Contains("Rendez-vous : 21/03/2026 10:00 (Europe/Paris) (45 minutes)", mail.Part("text/plain"));
        Assert.Contains("DTSTART:20260321T090000Z", mail.Part("text/calendar"));
        scene.Server.Time.Advance(TimeSpan.FromDays(20.5));
        using var kim = scene.Server.NewPerson();
        await kim.PostAsync("/api/v1/invitations/look", new { secret = SecretOf(mail) }).ExpectAsync(200);
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_told_and_portals_can_close_this_way()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var refused = await ada.PostAsync(
            "/api/v1/invitations",
            new { address = "kim@example.org\r\nBcc: a@b.example", name = "K\nim", language = "xx", message = new string('x', 1001), appointment = new { at = server.Time.GetUtcNow(), minutes = 1, timeZone = "Nowhere" } }).ExpectAsync(400);
        Assert.Equal(
            ["address", "appointment.at", "appointment.minutes", "appointment.timeZone", "language", "message", "name"],
            refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        await ada.PostAsync("/api/v1/admin/portals", Portals.PortalBodies.Of("shop", wayInvitation: false)).ExpectAsync(200);
        await ada.PostAsync("/api/v1/invitations", new { address = "kim@example.org", portal = "shop" }).ExpectAsync(403, "way-in-closed");
        using var auditor = await server.AddTechnicianAsync(ada, "otto", "auditor");
        await auditor.PostAsync("/api/v1/invitations", new { address = "kim@example.org" }).ExpectAsync(403);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_ticket_system_hands_a_question_on_with_its_key(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var program = await server.AddProgramAsync(ada, "requests:write", "requests:read");
        using var other = await server.AddProgramAsync(ada, "mail:bounces");
        var body = new { name = "Kim", question = "From ticket 77", reference = "T-77", priority = 3, email = "kim@example.org" };
        await other.PostAsync("/api/v1/integrations/requests", body).ExpectAsync(403);
        await ada.PostAsync("/api/v1/integrations/requests", body).ExpectAsync(401);
        var handed = await program.PostAsync("/api/v1/integrations/requests", body).ExpectAsync(201);
        Assert.Equal("api", (await ada.GetAsync("/api/v1/queue")).Json[0].GetProperty("wayIn").GetString());
        Assert.Equal("waiting", (await program.GetAsync($"/api/v1/integrations/requests/{handed.Text("request")}").ExpectAsync(200)).Text("state"));
        using var kim = server.NewPerson();
        await kim.PostAsync("/api/v1/links/use", new { secret = handed.Text("url").Split("#l.")[1] }).ExpectAsync(200);
        Assert.Equal("From ticket 77", (await kim.GetAsync("/api/v1/requests/mine").ExpectAsync(200)).Text("question"));
    }

    private static async Task<string> InviteAsync(MailScene scene)
    {
        await scene.Ada.PostAsync("/api/v1/invitations", new { address = "kim@example.org" }).ExpectAsync(201);
        return SecretOf(await scene.Office.NextAsync(scene.Server));
    }

    private static string SecretOf(ReceivedMail mail) => Link().Match(mail.Part("text/plain")).Groups[1].Value;

    private static async Task UntilAsync(MailScene scene, string state)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await scene.Ada.GetAsync("/api/v1/invitations").ExpectAsync(200)).Json[0].GetProperty("state").GetString() == state)
            {
                return;
            }

            scene.Server.Time.Advance(TimeSpan.FromSeconds(2));
            await tick.WaitForNextTickAsync();
        }

        Assert.Fail($"Never {state}: {(await scene.Ada.GetAsync("/api/v1/invitations")).Body}");
    }

    private static async Task UntilAsync(Person technician, string state) =>
        Assert.Equal(state, (await technician.GetAsync("/api/v1/invitations").ExpectAsync(200)).Json[0].GetProperty("state").GetString());

    [GeneratedRegex("/join#i\\.([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
