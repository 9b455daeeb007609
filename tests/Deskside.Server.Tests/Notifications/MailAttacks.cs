using Deskside.Domain.Texts;
using Deskside.Server.Notifications.Mail;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Notifications;

public sealed class MailAttacks
{
    [Theory]
    [InlineData("kim@example.org\r\nBcc: all@example.org")]
    [InlineData("kim@example.org, all@example.org")]
    [InlineData("Kim <kim@example.org>")]
    [InlineData("kim@example.org\n")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("kim@exa\u0000mple.org")]
    [InlineData("kim@example.org> RCPT TO:<all@example.org")]
    public void An_address_cannot_carry_a_second_one_or_a_header(string text)
    {
        // A trailing line end is trimmed, which leaves a plain address.
        var fault = EmailAddress.TryParse(text, out var address);
        Assert.True(fault != TextFault.None || address.ToString() == "kim@example.org");
    }

    [Fact]
    public async Task A_subject_cannot_carry_a_header()
    {
        Assert.NotEqual(TextFault.None, MailSubject.TryParse("Hello\r\nBcc: all@example.org", out _));
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Office.ServeAsync(scene.Ada);
        await scene.QueueAsync("kim@example.org", "Hello\r\nBcc: all@example.org\r\n\r\nEvil body\u2028x", ".\r\nRSET\r\nMAIL FROM:<evil@example.org>");
        Assert.Equal(("7", MailFate.Sent, null), await scene.FateAsync(TimeSpan.FromSeconds(2)));
        var mail = await scene.Office.NextAsync(scene.Server);
        Assert.Equal(["kim@example.org"], mail.To);
        Assert.Equal("", mail.Header("Bcc"));
        Assert.StartsWith("Hello  Bcc: all@example.org", mail.Header("Subject").Contains("=?", StringComparison.Ordinal) ? "Hello  Bcc: all@example.org" : mail.Header("Subject"));
        Assert.Contains("MAIL FROM:<evil@example.org>", mail.Part("text/plain"));
        Assert.True(scene.Office.IsEmpty);
    }

    [Fact]
    public async Task The_settings_take_no_nonsense_and_never_show_the_password()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        var refused = await scene.Ada.PutAsync(
            "/api/v1/mail/settings",
            new { host = "mail example\r\nX", port = 465, security = "none", account = "a", password = "b", fromAddress = "x\r\ny@z", fromName = "A\r\nBcc: b" }).ExpectAsync(400, "invalid-fields");
        Assert.Equal(["fromAddress", "fromName", "host", "port", "security"], refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        Assert.Contains("587", refused.Text("errors", "port"));
        await scene.Office.ServeAsync(scene.Ada);
        var told = await scene.Ada.GetAsync("/api/v1/mail/settings").ExpectAsync(200);
        Assert.Equal("True", told.Text("hasPassword"));
        Assert.DoesNotContain("pa55", told.Body);
        Assert.DoesNotContain("pa55", (await scene.Ada.GetAsync("/api/v1/audit")).Body);
        Assert.DoesNotContain("pa55", scene.Server.Log.Text);
    }

    [Fact]
    public async Task The_stored_password_does_not_go_to_another_server()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Office.ServeAsync(scene.Ada);
        await scene.Office.ServeAsync(scene.Ada, password: null);
        Assert.Equal("True", (await scene.Ada.GetAsync("/api/v1/mail/settings")).Text("hasPassword"));
        await scene.Ada.PutAsync("/api/v1/mail/settings", new { host = "evil.example", port = 587, security = "startTls", account = "desk", fromAddress = "a@b.example", fromName = "A" }).ExpectAsync(204);
        Assert.Equal("False", (await scene.Ada.GetAsync("/api/v1/mail/settings")).Text("hasPassword"));
    }

    [Fact]
    public async Task Others_than_administrators_have_no_business_with_mail()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        using var bob = await scene.Server.AddTechnicianAsync(scene.Ada, "bob", "technician");
        using var anyone = scene.Server.NewPerson();
        foreach (var (person, status) in new[] { (bob, 403), (anyone, 401) })
        {
            await person.GetAsync("/api/v1/mail/settings").ExpectAsync(status);
            await person.GetAsync("/api/v1/mail/outbox").ExpectAsync(status);
            await person.PostAsync("/api/v1/mail/bounces", new { messageId = "x" }).ExpectAsync(status);
            await person.PostAsync("/api/v1/mail/test", new { address = "a@b.example" }).ExpectAsync(status);
        }
    }
}
