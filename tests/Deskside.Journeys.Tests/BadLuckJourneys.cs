using Deskside.Journeys.Tests.People;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>Servers fall over, tabs are closed, lines are cut: the session goes on by itself.</summary>
public sealed class BadLuckJourneys(BrowserFixture house)
{
    [Fact]
    public async Task A_server_that_dies_in_the_middle_is_survived_by_both_ends_and_the_picture_goes_on()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        await stage.Customer.SayAsync("before");
        await stage.Technician.ReadsAsync("before");

        await stage.Server.RestartAsync();
        await stage.Pc.Desktop.RunAsync("xsetroot", "-solid", "#12ab34");
        await stage.Technician.Picture.HasPixelAsync(20, 20, 0x12ab34);

        await stage.Customer.SayAsync("after");
        await stage.Technician.ReadsAsync("after");
    }

    [Fact]
    public async Task A_message_typed_while_the_server_is_down_arrives()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.Server.StopAsync();
        await stage.Customer.SayAsync("typed in the dark");
        await stage.Customer.Page.ReloadAsync(new() { Timeout = 5_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
        await stage.Server.StartAgainAsync();
        await stage.Customer.Page.GotoAsync("/");
        await stage.Technician.ReadsAsync("typed in the dark");
    }

    [Fact]
    public async Task A_part_of_the_console_that_does_not_arrive_is_said_and_the_rest_goes_on()
    {
        await using var server = await Stage.ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.Page.RouteAsync("**/casesPage-*.js", route => route.AbortAsync());
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        var said = ada.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "A part of the console did not arrive" });
        await Assertions.Expect(said).ToBeVisibleAsync();

        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Queue", Exact = true }).ClickAsync();
        await ada.SeesQueueAsync();
        await Assertions.Expect(said).ToHaveCountAsync(0);

        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        await ada.Page.UnrouteAllAsync();
        await said.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Cases", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_script_never_comes_says_so()
    {
        await using var server = await Stage.ServerProcess.StartAsync();
        foreach (var (path, words) in new[] { ("/", "This page does not start"), ("/console/", "The console does not start") })
        {
            await using var kim = await house.Browsers.OpenAsync(server.Url, 390, 800);
            await kim.Page.RouteAsync("**/*.js", route => route.AbortAsync());
            await kim.Page.GotoAsync(path);
            await Assertions.Expect(kim.Page.GetByText(words)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_tab_closed_and_reopened_is_the_same_viewer_without_a_new_prompt()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        var address = stage.Technician.Page.Url;
        await stage.Technician.ReopenTabAsync(address);
        await stage.Technician.Picture.ShowsAsync(stage.Pc.Width, stage.Pc.Height);
    }

    [Fact]
    public async Task A_customer_who_reloads_comes_back_to_the_same_place()
    {
        await using var server = await Stage.ServerProcess.StartAsync();
        await using var technician = await Technician.SetUpAsync(house.Browsers, server);
        await using var customer = new Customer(await house.Browsers.OpenAsync(server.Url, 390, 800));
        await customer.AskAsync("Ole", "Where is my file?");
        await customer.Page.ReloadAsync();
        await customer.WaitsAsync();
        await Assertions.Expect(technician.Row("Ole")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Two_technicians_race_and_the_second_is_told_who_won()
    {
        await using var server = await Stage.ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("grace", "Grace Hopper");
        await using var grace = await Technician.SignInAsync(house.Browsers, server.Url, "grace", Technician.Password, "Grace Hopper");
        await using var customer = new Customer(await house.Browsers.OpenAsync(server.Url));
        await customer.AskAsync("Ole", "Who is faster?");
        await ada.Row("Ole").WaitForAsync();
        await grace.Row("Ole").WaitForAsync();
        await Task.WhenAll(ada.Row("Ole").ClickAsync(), grace.Row("Ole").ClickAsync());
        var won = ada.Page.GetByRole(Microsoft.Playwright.AriaRole.Toolbar, new() { Name = "Session tools" });
        var other = grace.Page.GetByRole(Microsoft.Playwright.AriaRole.Toolbar, new() { Name = "Session tools" });
        await won.Or(ada.Page.GetByText("Grace Hopper").First).First.WaitForAsync();
        await other.Or(grace.Page.GetByText("Ada Lovelace").First).First.WaitForAsync();
        Assert.Equal(1, (await won.IsVisibleAsync() ? 1 : 0) + (await other.IsVisibleAsync() ? 1 : 0));
    }
}
