using Deskside.Journeys.Tests.People;

namespace Deskside.Journeys.Tests;

/// <summary>The person at the PC decides. Each refusal is checked on the wire and on the desktop: nothing passes.</summary>
public sealed class ConsentJourneys(BrowserFixture house)
{
    [Fact]
    public async Task Until_the_customer_allows_it_no_pixel_leaves_and_denied_stays_denied()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        var wire = new WireWatch(stage.Technician.Page);
        await stage.Technician.Page.ReloadAsync();
        await stage.ConnectPcAsync();
        await stage.Technician.AskToViewAsync();
        await stage.Pc.SeesPromptAsync();
        Assert.Equal(0, wire.Received(WireWatch.Screen));
        Assert.Equal(0, wire.Received(WireWatch.Cursor));
        await stage.Pc.DenyAsync();
        await stage.Technician.Page.GetByText("said no").First.WaitForAsync();
        Assert.Equal(0, wire.Received(WireWatch.Screen));
        Assert.True(wire.Received(WireWatch.Control) > 0, "The watch sees no frame at all: it proves nothing.");
    }

    [Fact]
    public async Task Without_control_the_technicians_hand_moves_nothing()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        await stage.Pc.MoveMouseAsync(100, 100);
        var before = await stage.Pc.PointerAsync();
        await stage.Technician.Picture.ClickAsync(600, 500);
        await stage.Technician.Picture.TypeAsync("nothing");
        // The answer to this travels behind the input: when it is here, the input has been refused.
        await stage.Technician.AskForControlAsync();
        await stage.Pc.SeesPromptAsync();
        Assert.Equal(before, await stage.Pc.PointerAsync());
        await stage.Pc.DenyAsync();
        await stage.Technician.HasNoControlAsync();
    }

    [Fact]
    public async Task The_customers_own_mouse_wins_and_control_comes_back_after_the_pause()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        await stage.ControlAsync();
        await stage.Technician.Picture.MoveAsync(700, 300);
        await Until.TrueAsync(async () => await stage.Pc.PointerAsync() == (700, 300), async () => $"The pointer is at {await stage.Pc.PointerAsync()}.");

        await stage.Pc.MoveMouseAsync(200, 600);
        await stage.Technician.Page.GetByText("is using the mouse").First.WaitForAsync();
        await stage.Technician.Picture.MoveAsync(900, 100);
        await stage.Technician.HasControlAgainAsync();
        Assert.Equal((200, 600), await stage.Pc.PointerAsync());
        await stage.Technician.Picture.MoveAsync(901, 101);
        await Until.TrueAsync(async () => await stage.Pc.PointerAsync() == (901, 101), async () => $"The pointer is at {await stage.Pc.PointerAsync()}.");
    }

    [Fact]
    public async Task Control_that_was_taken_back_returns_only_by_a_new_consent()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        await stage.ControlAsync();
        await stage.Pc.PressTakeBackAsync();
        await stage.Technician.Page.GetByText("Control was taken back").First.WaitForAsync();
        var before = await stage.Pc.PointerAsync();
        await stage.Technician.Picture.MoveAsync(300, 300);
        await stage.Technician.AskForControlAsync();
        await stage.Pc.SeesPromptAsync();
        Assert.Equal(before, await stage.Pc.PointerAsync());
        await stage.Pc.AllowAsync();
        await stage.Technician.HasControlAsync();
    }

    [Fact]
    public async Task End_on_the_customers_bar_ends_everything_at_once()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await stage.ConnectPcAsync();
        await stage.ViewAsync();
        await stage.ControlAsync();
        await stage.Pc.PressEndAsync();
        await stage.Pc.Companion!.ExitAsync(Until.Patience);
        await stage.Technician.SeesEndAsync();
        Assert.False(await stage.Pc.HasWindowsAsync(), "A window of the Companion is left on the desktop.");
        // Coming back needs a new code and a new consent: the old one is used up.
        var again = stage.Pc.Desktop.Start(Stage.Checkout.Companion, "--server", stage.Server.Url, "--code", stage.Code);
        await again.LineAsync(line => line.Contains("code", StringComparison.OrdinalIgnoreCase), Until.Patience);
    }
}
