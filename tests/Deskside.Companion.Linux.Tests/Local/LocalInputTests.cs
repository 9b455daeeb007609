using System.Diagnostics;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Local;

public sealed class LocalInputTests
{
    [Theory]
    [InlineData("mousemove", "40", "50")]
    [InlineData("click", "1")]
    [InlineData("click", "4")]
    [InlineData("key", "a")]
    [InlineData("keydown", "Shift_L")]
    public async Task The_customers_own_hand_is_noticed(params string[] xdotool)
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false }, Patience.Seconds(30));
        using var local = LocalInput.Open(desktop.Display);
        Assert.True(local.CanTellApart);
        var acted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        local.CustomerActed += () => acted.TrySetResult();
        await desktop.HandAsync(xdotool);
        await acted.Task.WaitAsync(Patience.Seconds(10));
    }

    [Fact]
    public async Task Injected_input_of_any_program_is_never_taken_for_the_customer()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions(), Patience.Seconds(30));
        using var local = LocalInput.Open(desktop.Display);
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var acted = 0;
        var hand = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        local.CustomerActed += () =>
        {
            Interlocked.Increment(ref acted);
            hand.TrySetResult();
        };
        sink.Move(100, 100);
        sink.Button(100, 100, 1, KeyMotion.Down);
        sink.Button(120, 110, 1, KeyMotion.Up);
        sink.Wheel(100, 100, 120, -240);
        sink.Text("aÄ漢");
        await desktop.RunAsync("xdotool", "mousemove", "5", "5", "click", "3", "key", "F1");
        Assert.Equal(0, Volatile.Read(ref acted));

        // The same events by the hand do arrive: the test can fail.
        await desktop.HandAsync("mousemove", "200", "200");
        await hand.Task.WaitAsync(Patience.Seconds(10));
    }

    [Fact]
    public async Task The_customer_is_noticed_well_within_100_ms()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false }, Patience.Seconds(30));
        using var local = LocalInput.Open(desktop.Display);
        using var hand = new Paint(desktop.OuterDisplay);
        using var acted = new SemaphoreSlim(0);
        local.CustomerActed += () => acted.Release();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 50; i++)
        {
            while (await acted.WaitAsync(0)) { }
            var started = Stopwatch.GetTimestamp();
            _ = XTest.FakeMotion(hand.Connection.Handle, -1, 100 + i * 3, 100, 0);
            hand.Connection.Flush();
            Assert.True(await acted.WaitAsync(TimeSpan.FromSeconds(10)));
            var took = Stopwatch.GetElapsedTime(started);
            if (took > slowest) slowest = took;
        }
        Assert.InRange(slowest.TotalMilliseconds, 0, 100);
    }

    [Fact]
    public async Task A_text_that_is_being_typed_stops_when_the_customer_acts()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false }, Patience.Seconds(30));
        using var local = LocalInput.Open(desktop.Display);
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        local.CustomerActed += sink.Interrupt;
        var stopped = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        local.CustomerActed += () => stopped.TrySetResult(Stopwatch.GetTimestamp());

        // More different characters than there are spare keys: it would take many seconds.
        var text = string.Concat(Enumerable.Range(0x4E00, 4000).Select(c => (char)c));
        var typing = Task.Run(() => sink.Text(text));
        await desktop.HandAsync("mousemove", "300", "300");
        var at = await stopped.Task.WaitAsync(Patience.Seconds(10));
        await typing.WaitAsync(Patience.Seconds(10));
        Assert.InRange(Stopwatch.GetElapsedTime(at).TotalMilliseconds, 0, 100);
    }
}
