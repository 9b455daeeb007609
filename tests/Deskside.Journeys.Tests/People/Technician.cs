using System.Text.Json;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>A technician at the console.</summary>
internal sealed class Technician(Person person, string displayName) : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    public IPage Page => person.Page;

    public string DisplayName { get; } = displayName;

    /// <summary>Follows the one-time link and creates the first administrator, who is signed in after it.</summary>
    public static async Task<Technician> SetUpAsync(Browsers browsers, ServerProcess server, string displayName = "Ada Lovelace", string? host = null)
    {
        var link = new UriBuilder(await server.SetupLinkAsync());
        if (host is not null) link.Host = host;
        var person = await browsers.OpenAsync(link.Uri.GetLeftPart(UriPartial.Authority));
        await person.Page.GotoAsync(link.ToString());
        await person.Page.GetByLabel("Organisation").FillAsync("Acme Help");
        await person.Page.GetByLabel("Your name").FillAsync(displayName);
        await person.Page.GetByLabel("Sign-in name").FillAsync("ada");
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await person.Page.GetByLabel("The same again").FillAsync(Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "First steps" })).ToBeVisibleAsync();
        await person.Page.GotoAsync("/console");
        var technician = new Technician(person, displayName);
        await technician.SeesQueueAsync();
        return technician;
    }

    public static async Task<Technician> SignInAsync(Browsers browsers, string url, string name, string password, string displayName)
    {
        var person = await browsers.OpenAsync(url);
        await person.Page.GotoAsync("/console");
        await person.Page.GetByLabel("Name").FillAsync(name);
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        var technician = new Technician(person, displayName);
        await technician.SeesQueueAsync();
        return technician;
    }

    /// <summary>Creates a colleague through the interface that the console uses, too.</summary>
    public Task AddColleagueAsync(string name, string displayName) =>
        PostAsync("/api/v1/technicians", new { name, displayName, password = Password, roles = new[] { "technician" } });

    /// <summary>The pages believe that he has every right that they know of: for looking at pages, not at what the server allows.</summary>
    /// <remarks>Not by a route of Playwright's: that would turn the browser's cache off, and every page would load all its files anew.</remarks>
    public Task MayAllAsync() => Page.AddInitScriptAsync("""
        const ask = window.fetch;
        window.fetch = async (...call) => {
          const answer = await ask(...call);
          if (!answer.ok || !answer.url.endsWith('/api/v1/me')) return answer;
          const me = await answer.json();
          me.permissions.push('devices');
          return new Response(JSON.stringify(me), answer);
        };
        """);

    /// <summary>As the console's pages call the server. Anything but success fails the journey.</summary>
    public Task<JsonElement> PostAsync(string path, object body) => SendAsync("POST", path, body);

    public Task<JsonElement> PutAsync(string path, object body) => SendAsync("PUT", path, body);

    /// <summary>A call whatever comes of it.</summary>
    public Task<IAPIResponse> CallAsync(string method, string path, object? body = null) =>
        person.Context.APIRequest.FetchAsync(path, new() { Method = method, Headers = [new("X-Deskside", "1")], DataObject = body });

    private async Task<JsonElement> SendAsync(string method, string path, object body)
    {
        var answer = await CallAsync(method, path, body);
        var text = await answer.TextAsync();
        Assert.True(answer.Ok, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public Task SeesQueueAsync() => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Waiting questions" })).ToBeVisibleAsync();

    public ILocator Row(string customer) => Page.Locator(".queue-row", new() { HasText = customer });

    public async Task AcceptAsync(string customer)
    {
        await Row(customer).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Toolbar, new() { Name = "Session tools" })).ToBeVisibleAsync();
    }

    public async Task SayAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Write a message" }).FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task ReadsAsync(string text) => Assertions.Expect(Page.GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();

    public Task AskToViewAsync() => Tool("Ask to view").ClickAsync();

    public Task AskForControlAsync() => Tool("Ask for control").ClickAsync();

    /// <summary>The tool that stands there only while control is granted.</summary>
    public Task HasControlAsync() => Assertions.Expect(Tool("Release control")).ToBeVisibleAsync();

    public Task HasNoControlAsync() => Assertions.Expect(Tool("Release control")).ToBeHiddenAsync();

    /// <summary>The pause is over: the page says no more that the customer has the mouse.</summary>
    public Task HasControlAgainAsync() => Assertions.Expect(Page.GetByText("is using the mouse").First).ToBeHiddenAsync();

    /// <summary>The summary of an ended session: no tool to see or act is left.</summary>
    public async Task SeesEndAsync()
    {
        await Assertions.Expect(Tool("Ask to view")).ToBeHiddenAsync();
        await Assertions.Expect(Tool("Release control")).ToBeHiddenAsync();
        await Assertions.Expect(Page.GetByText("ended", new() { Exact = false }).First).ToBeVisibleAsync();
    }

    /// <summary>Looks at the record anew.</summary>
    public async Task<bool> SeesPictureCostAsync()
    {
        await Page.ReloadAsync();
        await Page.GetByText("Session ended").First.WaitForAsync();
        return await Page.GetByText("times smaller").IsVisibleAsync();
    }

    /// <summary>Closes the tab and opens the same address in a new one of the same browser.</summary>
    public async Task ReopenTabAsync(string address)
    {
        await Page.CloseAsync();
        person.Page = await person.Context.NewPageAsync();
        await Page.GotoAsync(address);
    }

    public ILocator Tool(string name) => Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>The picture of the customer's desktop.</summary>
    public Picture Picture => new(Page);

    public async Task EndAsync(string outcome, string note)
    {
        await Tool("End").ClickAsync();
        await Page.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Note", new() { Exact = true }).FillAsync(note);
        await Page.GetByRole(AriaRole.Button, new() { Name = "End session" }).ClickAsync();
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();
}
