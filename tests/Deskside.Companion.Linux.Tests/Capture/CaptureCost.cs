using System.Diagnostics;
using System.Globalization;
using Deskside.Companion.Linux.Capture;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Capture;

/// <summary>What a capture costs, in numbers for people: only when DESKSIDE_MEASURE is set, and it asserts only what is sure.</summary>
public sealed class CaptureCost(ITestOutputHelper output)
{
    [Fact]
    public async Task A_capture_is_measured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DESKSIDE_MEASURE") is "1", "Set DESKSIDE_MEASURE=1 to measure.");
        await using var desktop = await VirtualDesktop.StartAsync(
            new DesktopOptions { Nested = false, WindowManager = false, Width = 1920, Height = 1080 }, Patience.Seconds(30));
        await using var screen = ScreenSource.Open(desktop.Display, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        var full = Enumerable.Range(0, 50).Select(_ =>
        {
            screen.Invalidate(0);
            return Capture(screen);
        }).ToList();
        var window = paint.Window(200, 200, 200, 20, 0xFF0000);
        await screen.WaitForDamageAsync(1, Patience.Seconds(5));
        var small = new List<double>();
        var delay = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            screen.TryCapture(0, (_, _, _) => { });
            var started = Stopwatch.GetTimestamp();
            var damaged = screen.WaitForDamageAsync(1, Patience.Seconds(5));
            paint.Move(window, 200 + (i + 1) % 2 * 8, 200, 200, 20);
            await damaged;
            delay.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            small.Add(Capture(screen));
        }
        foreach (var (name, times) in new[] { ("whole 1080p", full), ("208x20", small), ("drawn to woken", delay) })
        {
            times.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median {times[times.Count / 2]:F3} ms, p95 {times[times.Count * 95 / 100]:F3} ms"));
        }
    }

    private static double Capture(ScreenSource screen)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.True(screen.TryCapture(0, (_, _, _) => { }));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
