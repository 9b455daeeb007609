using System.Globalization;
using System.Threading.Channels;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;
using Deskside.Domain.Sessions;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

public sealed class BarWindowTests
{
    private static readonly BarContent Controlled = new(
        "Anna (Support) is connected", new HashSet<Capability> { Capability.View, Capability.Control }, true, null, "apple river candle moon", 0, false);

    [Fact]
    public async Task Its_buttons_do_what_they_say_for_the_customers_hand_and_nothing_for_an_injected_one()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions(), Patience.Seconds(30));
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        var acted = Channel.CreateBounded<DeskAction>(16);
        desk.Acted += action => acted.Writer.TryWrite(action);
        desk.ShowBar(Controlled);
        var bar = await PlaceAsync(desktop);
        var (end, chat, takeBack) = ((bar.Right - 40, bar.Bottom - 28), (bar.X + 40, bar.Bottom - 28), (bar.X + 150, bar.Bottom - 28));

        foreach (var (x, y) in new[] { end, chat, takeBack }) await desktop.RunAsync("xdotool", "mousemove", Text(x), Text(y), "click", "1");
        foreach (var (x, y) in new[] { takeBack, chat, end }) await desktop.HandAsync("mousemove", Text(x), Text(y), "click", "1");
        Assert.IsType<DeskAction.TookBack>(await acted.Reader.ReadAsync(Patience.Seconds(10)));
        Assert.IsType<DeskAction.OpenedChat>(await acted.Reader.ReadAsync(Patience.Seconds(10)));
        Assert.IsType<DeskAction.EndedSession>(await acted.Reader.ReadAsync(Patience.Seconds(10)));
        Assert.False(acted.Reader.TryRead(out _));
    }

    [Fact]
    public async Task It_stands_at_the_bottom_right_and_follows_a_change_of_the_monitor()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Nested = false }, Patience.Seconds(30));
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        desk.ShowBar(Controlled);
        var bar = await PlaceAsync(desktop);
        Assert.Equal((1280 - 14, 800 - 14), (bar.Right, bar.Bottom));

        await desktop.RunAsync("xrandr", "--newmode", "small", "25", "640", "656", "752", "800", "480", "490", "492", "525");
        await desktop.RunAsync("xrandr", "--addmode", "screen", "small");
        await desktop.RunAsync("xrandr", "--output", "screen", "--mode", "small");
        for (var i = 0; i < 200 && bar.Right > 640; i++)
        {
            await desk.TurnAsync();
            bar = await PlaceAsync(desktop);
        }
        Assert.InRange(bar.Right, 1, 640);
        Assert.InRange(bar.Bottom, 1, 480);
    }

    [Fact]
    public async Task The_hand_can_drag_it_away()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false }, Patience.Seconds(30));
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        desk.ShowBar(Controlled);
        var before = await PlaceAsync(desktop);
        using var paint = new Paint(desktop.Display);
        await desktop.HandAsync(
            "mousemove", Text(before.X + 100), Text(before.Y + 8), "mousedown", "1", "mousemove_relative", "--", "-200", "-300",
            "mousemove_relative", "--", "-1", "-1", "mouseup", "1");
        for (var i = 0; i < 200 && (await PlaceAsync(desktop)).X == before.X; i++) await desk.TurnAsync();
        var after = await PlaceAsync(desktop);
        Assert.InRange(before.X - after.X, 150, 250);
        Assert.InRange(before.Y - after.Y, 250, 350);
    }

    [Fact]
    public async Task After_HideAll_no_window_is_left()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Nested = false, WindowManager = false }, Patience.Seconds(30));
        using var paint = new Paint(desktop.Display);
        var before = WindowsOf(paint);
        var own = new OwnWindows();
        await using var desk = LinuxDesk.Open(desktop.Display, own, DeskTheme.Dark, TimeProvider.System);
        desk.ShowBar(Controlled);
        desk.RaiseChat();
        var told = desk.TellAsync("Title", "Text", CancellationToken.None);
        await desktop.WindowAsync("--name", "Deskside: chat");
        await desk.TurnAsync();
        Assert.False(own.IsEmpty);
        Assert.True(WindowsOf(paint) > before);

        desk.HideAll();
        await told.WaitAsync(Patience.Seconds(10));
        await desk.TurnAsync();
        Assert.True(own.IsEmpty);
        await desk.DisposeAsync();
        Assert.Equal(before, WindowsOf(paint));
    }

    private static unsafe uint WindowsOf(Paint paint)
    {
        _ = X11.QueryTree(paint.Connection.Handle, paint.Connection.Root, out _, out _, out var children, out var count);
        if (children != null) _ = X11.Free(children);
        return count;
    }

    private static async Task<Box> PlaceAsync(VirtualDesktop desktop)
    {
        var lines = (await desktop.RunAsync("xdotool", "getwindowgeometry", "--shell", await desktop.WindowAsync("--name", "^Deskside$"))).Split('\n');
        int Value(string name) => int.Parse(lines.First(l => l.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);
        return new Box(Value("X"), Value("Y"), Value("WIDTH"), Value("HEIGHT"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
