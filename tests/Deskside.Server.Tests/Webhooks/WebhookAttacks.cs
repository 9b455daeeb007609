using System.Net;
using Deskside.Server.Tests.Front;
using Deskside.Server.Webhooks.Internal;

namespace Deskside.Server.Tests.Webhooks;

public sealed class WebhookAttacks
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("10.1.2.3"), InlineData("172.31.255.255"), InlineData("192.168.0.1"), InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("0.0.0.0")]
    [InlineData("::1"), InlineData("::"), InlineData("fd00::1"), InlineData("fe80::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::")]
    [InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("ff02::1")]
    public void Inner_addresses_are_closed(string address) => Assert.False(AddressRule.IsPublic(IPAddress.Parse(address)));

    [Theory, InlineData("8.8.8.8"), InlineData("172.32.0.1"), InlineData("2606:4700::1111"), InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_open(string address) => Assert.True(AddressRule.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_webhook_does_not_reach_into_the_house()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var receiver = new Receiver();
        var port = new Uri(receiver.Url).Port;
        foreach (var url in new[] { $"https://127.0.0.1:{port}/", $"https://localhost:{port}/", $"https://[::1]:{port}/", $"https://[::ffff:127.0.0.1]:{port}/", "https://169.254.169.254/latest/meta-data/", "https://2130706433/" })
        {
            var made = await ada.PostAsync("/api/v1/webhooks", WebhookTests.Body(url, allowPrivate: false)).ExpectAsync(201);
            var told = await ada.PostAsync($"/api/v1/webhooks/{made.Text("webhook", "webhook")}/test").ExpectAsync(200);
            Assert.Contains("private", told.Text("reason"));
        }
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var receiver = new Receiver { Status = 302 };
        var made = await ada.PostAsync("/api/v1/webhooks", WebhookTests.Body(receiver.Url)).ExpectAsync(201);
        Assert.Contains("redirect", (await ada.PostAsync($"/api/v1/webhooks/{made.Text("webhook", "webhook")}/test").ExpectAsync(200)).Text("reason"));
        await receiver.NextAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await receiver.NextAsync().WaitAsync(soon.Token);
        });
    }

    [Theory]
    [InlineData("http://example.org/"), InlineData("file:///etc/passwd"), InlineData("gopher://example.org/"), InlineData("https://a:b@example.org/"), InlineData("//example.org"), InlineData("https://"), InlineData("javascript:alert(1)")]
    public async Task Odd_addresses_are_refused(string url)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        Assert.Contains("https", (await ada.PostAsync("/api/v1/webhooks", WebhookTests.Body(url, allowPrivate: false)).ExpectAsync(400)).Text("errors", "url"));
    }

    [Fact]
    public async Task A_programs_key_cannot_open_the_way_inside_and_secrets_are_told_once()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var program = await server.AddProgramAsync(ada, "webhooks:manage");
        await program.PostAsync("/api/v1/webhooks", WebhookTests.Body("http://127.0.0.1/")).ExpectAsync(400);
        var made = await program.PostAsync("/api/v1/webhooks", WebhookTests.Body("https://example.org/", allowPrivate: false)).ExpectAsync(201);
        Assert.DoesNotContain(made.Text("secret"), (await ada.GetAsync("/api/v1/webhooks").ExpectAsync(200)).Body);
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await bob.GetAsync("/api/v1/webhooks").ExpectAsync(403);
    }
}
