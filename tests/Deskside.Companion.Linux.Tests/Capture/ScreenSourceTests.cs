using Deskside.Codec;
using Deskside.Companion.Linux.Capture;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Capture;

public sealed class ScreenSourceTests
{
    private static readonly DesktopOptions Plain = new() { Nested = false, WindowManager = false };

    [Fact]
    public async Task The_first_capture_is_the_whole_surface_and_the_next_only_what_changed()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        Assert.True(screen.UsesShm);
        Assert.True(screen.IsToldOfDamage);

        await screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10));
        Assert.Equal([new PixelRect(0, 0, 1280, 800)], Capture(screen).Damage);

        paint.Window(100, 200, 50, 40, 0xFF336699);
        var shown = await NextAsync(screen);
        Assert.Equal([new PixelRect(100, 200, 50, 40)], shown.Damage);
        Assert.Equal(0x336699u, shown.At(100, 200));
        Assert.Equal(0x336699u, shown.At(149, 239));
        Assert.NotEqual(0x336699u, shown.At(150, 239));
    }

    [Fact]
    public async Task Without_damage_nobody_is_woken_and_nothing_is_captured()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        Capture(screen);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await screen.WaitForDamageAsync(uint.MaxValue, new CancellationTokenSource(300).Token));
        Assert.False(screen.TryCapture(0, (_, _, _) => Assert.Fail("captured without damage")));
    }

    [Fact]
    public async Task Damage_that_is_not_fetched_merges_and_an_invalidated_surface_comes_whole()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        Capture(screen);

        for (var i = 0; i < 300; i++) paint.Window(i * 4, i * 2, 8, 8, 0x10 + (uint)i);
        var merged = await NextAsync(screen);
        Assert.InRange(merged.Damage.Count, 1, DamageList.Most);
        for (var i = 0; i < 300; i++) Assert.Equal(0x10u + (uint)i, merged.At(i * 4, i * 2));

        screen.Invalidate(0);
        Assert.Equal([new PixelRect(0, 0, 1280, 800)], (await NextAsync(screen)).Damage);
    }

    [Theory]
    [InlineData("-extension", "DAMAGE")]
    [InlineData("-extension", "MIT-SHM")]
    public async Task A_server_that_lacks_an_extension_is_captured_all_the_same(params string[] arguments)
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain with { ServerArguments = arguments }, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        Assert.Equal(!arguments.Contains("DAMAGE"), screen.IsToldOfDamage);
        Assert.Equal(!arguments.Contains("MIT-SHM"), screen.UsesShm);
        Capture(screen);

        paint.Window(640, 128, 64, 64, 0x00CC11);
        var shown = await NextAsync(screen);
        Assert.Equal([new PixelRect(640, 128, 64, 64)], shown.Damage);
        Assert.Equal(0x00CC11u, shown.At(703, 191));
    }

    [Theory]
    [InlineData(16, 0xF800u, 0xFF0000u)]
    [InlineData(16, 0xFFFFu, 0xFFFFFFu)]
    [InlineData(16, 0x07E0u, 0x00FF00u)]
    [InlineData(24, 0xFFABCDEFu, 0xABCDEFu)]
    public async Task Pixels_are_red_green_blue_at_every_depth(int depth, uint drawn, uint seen)
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain with { Depth = depth }, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        Capture(screen);

        paint.Window(10, 10, 20, 20, drawn);
        Assert.Equal(seen, (await NextAsync(screen)).At(29, 29));
    }

    [Fact]
    public async Task A_change_of_size_is_told_and_the_new_surface_comes_whole()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        Capture(screen);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        screen.SurfacesChanged += () => told.TrySetResult();

        await desktop.RunAsync("xrandr", "--newmode", "small", "25", "640", "656", "752", "800", "480", "490", "492", "525");
        await desktop.RunAsync("xrandr", "--addmode", "screen", "small");
        await desktop.RunAsync("xrandr", "--output", "screen", "--mode", "small");
        await told.Task.WaitAsync(Patience.Seconds(10));
        var surface = Assert.Single(screen.Surfaces);
        Assert.Equal((640, 480, true), (surface.Width, surface.Height, surface.IsPrimary));
        Assert.Equal([new PixelRect(0, 0, 640, 480)], (await NextAsync(screen)).Damage);
    }

    [Fact]
    public async Task Each_monitor_is_a_surface_with_its_own_coordinates()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await desktop.RunAsync("xrandr", "--setmonitor", "left", "640/160x800/200+0+0", "screen");
        await desktop.RunAsync("xrandr", "--setmonitor", "right", "640/160x800/200+640+0", "none");
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);

        Assert.Equal(["left", "right"], screen.Surfaces.Select(s => s.Name).Order());
        var (leftId, rightId) = (screen.Surfaces.Single(s => s.X == 0).Id, screen.Surfaces.Single(s => s.X == 640).Id);
        foreach (var surface in screen.Surfaces) Capture(screen, surface.Id);
        paint.Window(600, 100, 100, 10, 0x778899);
        await screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10));
        var (left, right) = (Capture(screen, leftId), Capture(screen, rightId));
        Assert.Equal([new PixelRect(600, 100, 40, 10)], left.Damage);
        Assert.Equal([new PixelRect(0, 100, 60, 10)], right.Damage);
        Assert.Equal(0x778899u, right.At(59, 109));
    }

    [Fact]
    public async Task A_display_that_goes_away_ends_the_wait_and_the_capture_and_not_the_process()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        Capture(screen);
        var waiting = screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10)).AsTask();

        await desktop.EndDisplayAsync();
        await Assert.ThrowsAsync<ScreenLostException>(() => waiting);
        screen.Invalidate(0);
        Assert.Throws<ScreenLostException>(() => screen.TryCapture(0, (_, _, _) => { }));
        await Assert.ThrowsAsync<ScreenLostException>(async () => await screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10)));
    }

    private static Captured Capture(ScreenSource screen, int surface = 0)
    {
        Captured? captured = null;
        Assert.True(screen.TryCapture(surface, (pixels, stride, damage) => captured = new Captured(pixels.ToArray(), stride, [.. damage])));
        return captured!;
    }

    private static async Task<Captured> NextAsync(ScreenSource screen)
    {
        await screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10));
        return Capture(screen);
    }

    private sealed record Captured(uint[] Pixels, int Stride, IReadOnlyList<PixelRect> Damage)
    {
        public uint At(int x, int y) => Pixels[y * Stride + x];
    }
}
