using Deskside.Companion.Linux.Capture;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Capture;

/// <summary>Monitors that come, go and change their size on a real Xorg server.</summary>
public sealed class HotPlugTests
{
    private static readonly DesktopOptions Dummy = new() { Server = DisplayServer.XorgDummy, Nested = false, WindowManager = false };

    [Fact]
    public async Task A_monitor_that_is_plugged_in_is_a_surface_with_its_own_pixels_and_goes_when_it_is_pulled_out()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Dummy, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        Assert.Equal(["DUMMY0"], screen.Surfaces.Select(surface => surface.Name));

        await desktop.RunAsync("xrandr", "--addmode", "DUMMY1", "1024x768");
        var plugged = Until(screen, surfaces => surfaces.Count == 2);
        await desktop.RunAsync("xrandr", "--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0");
        await plugged;
        var second = screen.Surfaces.Single(surface => surface.Name == "DUMMY1");
        Assert.Equal((1280, 0, 1024, 768, false), (second.X, second.Y, second.Width, second.Height, second.IsPrimary));

        paint.Window(1280 + 100, 50, 30, 20, 0x3366CC);
        uint seen = 0;
        Assert.True(screen.TryCapture(second.Id, (pixels, stride, _) => seen = pixels[(60 * stride) + 110]));
        Assert.Equal(0x3366CCu, seen);

        var pulled = Until(screen, surfaces => surfaces.Count == 1);
        await desktop.RunAsync("xrandr", "--output", "DUMMY1", "--off");
        await pulled;
        Assert.False(screen.TryCapture(second.Id, (_, _, _) => Assert.Fail("captured a monitor that is gone")));
    }

    [Fact]
    public async Task A_resolution_changed_while_capturing_never_mixes_old_and_new()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Dummy, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        foreach (var mode in new[] { "1600x900", "640x480", "1920x1080" })
        {
            var changed = Until(screen, surfaces => $"{surfaces[0].Width}x{surfaces[0].Height}" == mode);
            var changing = desktop.RunAsync("xrandr", "--output", "DUMMY0", "--mode", mode);
            while (!changed.IsCompleted)
            {
                var before = screen.Surfaces[0];
                screen.Invalidate(0);
                // The lent picture is always of one size, the one before or the one after.
                screen.TryCapture(0, (pixels, stride, damage) =>
                {
                    Assert.Contains(stride, new[] { before.Width, screen.Surfaces[0].Width });
                    Assert.Equal(0, pixels.Length % stride);
                    var rows = pixels.Length / stride;
                    Assert.All(damage.ToArray(), rect => Assert.True(rect.Right <= stride && rect.Bottom <= rows));
                });
            }
            await changing;
            await changed;
        }
    }

    private static async Task Until(ScreenSource screen, Predicate<IReadOnlyList<Surface>> fits)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (fits(screen.Surfaces)) told.TrySetResult();
        }

        screen.SurfacesChanged += Look;
        Look();
        await told.Task.WaitAsync(Patience.Seconds(15));
        screen.SurfacesChanged -= Look;
    }
}
