using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>A customer at a browser.</summary>
internal sealed class Customer(Person person) : IAsyncDisposable
{
    public IPage Page => person.Page;

    public async Task AskAsync(string name, string question)
    {
        await Page.GotoAsync("/");
        await FillAsync(name, question);
    }

    /// <summary>On the page where he is.</summary>
    public async Task FillAsync(string name, string question)
    {
        await Page.GetByLabel("Your name").FillAsync(name);
        await Page.GetByLabel("What is the problem?").FillAsync(question);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for help" }).ClickAsync();
        await WaitsAsync();
    }

    public Task WaitsAsync() => Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Leave the queue" })).ToBeVisibleAsync();

    public Task IsHelpedByAsync(string technician) =>
        Assertions.Expect(Page.GetByText($"{technician} is helping you").First).ToBeVisibleAsync();

    public async Task SayAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task ReadsAsync(string text) => Assertions.Expect(Page.GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();

    /// <summary>Opens "share my screen" and reads the nine digits from it.</summary>
    public async Task<string> ShareCodeAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Share my screen" }).ClickAsync();
        var code = Page.Locator(".code-digits");
        await code.WaitForAsync();
        return string.Concat((await code.InnerTextAsync()).Where(char.IsAsciiDigit));
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();
}
