using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>A customer with two monitors, one of which is pulled out in the middle of the session.</summary>
public sealed class MonitorsJourney(BrowserFixture house)
{
    private static readonly DesktopOptions TwoOutputs = new() { Server = DisplayServer.XorgDummy, Nested = false };

    [Fact]
    public async Task The_technician_sees_one_monitor_or_all_or_the_one_with_the_pointer()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers, () => CustomerPc.SwitchOnAsync(TwoOutputs));
        var (desk, page) = (stage.Pc.Desktop, stage.Technician.Page);
        await desk.RunAsync("xrandr", "--addmode", "DUMMY1", "1024x768");
        await desk.RunAsync("xrandr", "--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0");
        await desk.RunAsync("xdotool", "mousemove", "200", "200");
        await stage.ConnectPcAsync("--allow", "view");
        await stage.Technician.AskToViewAsync();
        await stage.Technician.Picture.ShowsAsync(1280, 800);
        var monitors = stage.Technician.Tool("Monitors");
        await Assertions.Expect(monitors).ToHaveTextAsync("DUMMY0");

        await ChooseAsync(page, monitors, "All monitors, side by side");
        await Assertions.Expect(page.Locator("canvas[data-surface]:visible")).ToHaveCountAsync(2);
        await SizeAsync(page, "DUMMY1", 1024, 768);
        var (left, right) = (await BoxAsync(page, 0), await BoxAsync(page, 1));
        Assert.Equal(left.X + left.Width, right.X, 1.0);
        Assert.Equal(left.Y, right.Y, 1.0);

        await ChooseAsync(page, monitors, "The one with the pointer");
        await Assertions.Expect(Canvas(page, 0)).ToBeVisibleAsync();
        await Assertions.Expect(Canvas(page, 1)).ToBeHiddenAsync();
        await desk.RunAsync("xdotool", "mousemove_relative", "1600", "100");
        await Assertions.Expect(Canvas(page, 1)).ToBeVisibleAsync();
        await Assertions.Expect(Canvas(page, 0)).ToBeHiddenAsync();

        await ChooseAsync(page, monitors, "DUMMY1 ·");
        await desk.RunAsync("xrandr", "--output", "DUMMY1", "--off");
        // The monitor is gone: the main one is shown, and nobody has to choose between one.
        await Assertions.Expect(Canvas(page, 0)).ToBeVisibleAsync();
        await Assertions.Expect(monitors).ToBeHiddenAsync();
        await desk.RunAsync("xrandr", "--output", "DUMMY0", "--mode", "1600x900");
        await stage.Technician.Picture.ShowsAsync(1600, 900);
    }

    private static async Task ChooseAsync(IPage page, ILocator monitors, string item)
    {
        await monitors.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    private static ILocator Canvas(IPage page, int surface) => page.Locator($"canvas[data-surface='{surface}']");

    private static Task SizeAsync(IPage page, string name, int width, int height) =>
        Until.TrueAsync(
            async () => await Canvas(page, 1).GetAttributeAsync("data-size") == $"{width}×{height}",
            () => Task.FromResult($"{name} does not show {width} x {height}."));

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, int surface) =>
        await Canvas(page, surface).BoundingBoxAsync() ?? throw new InvalidOperationException($"Surface {surface} is not on the page.");
}
