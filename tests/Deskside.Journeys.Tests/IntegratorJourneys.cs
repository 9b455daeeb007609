using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Journeys.Tests.People;
using Deskside.Server.Tests.Webhooks;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>A ticket system hands a question on, hears what becomes of it, and is believed because it checks.</summary>
public sealed class IntegratorJourneys(BrowserFixture house)
{
    [Fact]
    public async Task A_ticket_becomes_a_session_and_the_ticket_system_hears_of_it_signed()
    {
        using var tickets = new Receiver();
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        var key = await MakeKeyAsync(ada);
        var secret = await MakeWebhookAsync(ada, tickets.Url);

        using var program = new HttpClient { BaseAddress = new Uri(server.Url) };
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        program.DefaultRequestHeaders.Add("Idempotency-Key", "ticket-system-4711");
        var ticket = new { portal = "default", name = "Kim", question = "From ticket 4711: no sound", reference = "4711", priority = 5 };
        var handed = await HandInAsync(program, ticket);
        // Sent twice, as by a program that lost the answer: one request.
        Assert.Equal(handed.GetProperty("request").GetString(), (await HandInAsync(program, ticket)).GetProperty("request").GetString());
        await ada.Page.GotoAsync("/console");
        await Assertions.Expect(ada.Row("Kim")).ToHaveCountAsync(1);

        await using var kim = await house.Browsers.OpenAsync(server.Url, 390, 780);
        await kim.Page.GotoAsync(handed.GetProperty("url").GetString()!);
        await Assertions.Expect(kim.Page.GetByText("From ticket 4711: no sound")).ToBeVisibleAsync();
        await ada.AcceptAsync("Kim");
        await Assertions.Expect(kim.Page.GetByText($"{ada.DisplayName} is helping you").First).ToBeVisibleAsync();
        await ada.EndAsync("Solved", "The loudspeaker was off.");
        await ada.SeesEndAsync();

        var heard = new List<string>();
        while (!heard.Contains("session.ended"))
        {
            var told = await tickets.NextAsync();
            var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{told.Timestamp}.{told.Body}"));
            Assert.Equal("v1=" + Convert.ToHexStringLower(mac), told.Signature);
            heard.Add(told.Event);
        }

        Assert.Contains("request.waiting", heard);
        Assert.Contains("session.opened", heard);
        Assert.Equal("ended", JsonDocument.Parse(await program.GetStringAsync($"/api/v1/integrations/requests/{handed.GetProperty("request").GetString()}")).RootElement.GetProperty("state").GetString());
        Assert.DoesNotContain(key, server.AllOutput);
    }

    [Fact]
    public async Task A_webhook_is_changed_tried_and_removed_in_the_administration()
    {
        using var tickets = new Receiver();
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await MakeWebhookAsync(ada, "http://127.0.0.1:1/nobody");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        var form = ada.Page.GetByRole(AriaRole.Dialog);
        await form.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("ftp://wrong");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(form.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await form.GetByRole(AriaRole.Textbox).Nth(1).FillAsync(tickets.Url);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = tickets.Url })).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        Assert.Equal("webhook.test", (await tickets.NextAsync()).Event);
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = tickets.Url })).ToHaveCountAsync(0);
    }

    private static async Task<string> MakeKeyAsync(Technician ada)
    {
        await ada.Page.GotoAsync("/console/admin/keys");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        var form = ada.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("Ticket system");
        await form.GetByLabel("Ask in the name of customers").CheckAsync();
        await form.GetByLabel("Read the queue").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        return (await ada.Page.GetByTestId("shown-once").InnerTextAsync()).Trim();
    }

    private static async Task<string> MakeWebhookAsync(Technician ada, string url) =>
        await WithPageAsync(ada, (await ada.PostAsync("/api/v1/webhooks", new { name = "Ticket system", url, topics = new[] { "request", "session" }, allowPrivate = true, active = true })).GetProperty("secret").GetString()!);

    private static async Task<string> WithPageAsync(Technician ada, string secret)
    {
        await ada.Page.GotoAsync("/console/admin/webhooks");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).WaitForAsync();
        return secret;
    }

    private static async Task<JsonElement> HandInAsync(HttpClient program, object ticket)
    {
        using var answer = await program.PostAsJsonAsync("/api/v1/integrations/requests", ticket);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
