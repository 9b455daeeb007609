using System.Runtime.InteropServices;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Input;

/// <summary>What reaches a program: xev says each event that it gets.</summary>
public sealed partial class InputSinkTests
{
    private static readonly DesktopOptions Plain = new() { Nested = false, WindowManager = false, Layout = "us" };

    [Fact]
    public async Task Part_notches_of_the_wheel_add_up_and_a_turn_back_starts_afresh()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var program = await WatchAsync(desktop, sink);
        for (var i = 0; i < 5; i++) sink.Wheel(50, 50, 0, 50);
        sink.Wheel(50, 50, 0, -100);
        sink.Wheel(50, 50, 0, -20);
        sink.Wheel(50, 50, 240, 0);
        var written = await EndAsync(program, sink);
        Assert.Equal((2, 1, 2, 0), (Pressed(written, 5), Pressed(written, 4), Pressed(written, 7), Pressed(written, 6)));
    }

    [Fact]
    public async Task A_left_handed_customers_swapped_buttons_are_not_swapped_for_the_technician()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        await desktop.RunAsync("xmodmap", "-e", "pointer = 3 2 1");
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var program = await WatchAsync(desktop, sink);
        sink.Button(50, 50, 1, KeyMotion.Down);
        sink.Button(50, 50, 1, KeyMotion.Up);
        Assert.Equal(1, Pressed(await EndAsync(program, sink), 1));
    }

    [Fact]
    public async Task ReleaseAll_lets_go_of_keys_and_buttons_and_a_press_twice_is_one()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var program = await WatchAsync(desktop, sink);
        sink.Key(Keysym.ShiftLeft, 0xE1, KeyMotion.Down);
        sink.Key(Keysym.ShiftLeft, 0xE1, KeyMotion.Down);
        sink.Button(50, 50, 3, KeyMotion.Down);
        sink.Button(50, 50, 3, KeyMotion.Down);
        sink.ReleaseAll();
        sink.ReleaseAll();
        var written = await EndAsync(program, sink);
        Assert.Equal((1, 1), (Pressed(written, 3), Released(written, 3)));
        Assert.Equal((1, 1), (Keys(written, "KeyPress", "Shift_L"), Keys(written, "KeyRelease", "Shift_L")));
    }

    [Fact]
    public async Task A_button_pressed_outside_is_released_even_over_our_own_window()
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        var own = new OwnWindows();
        using var sink = InputSink.Open(desktop.Display, own, TimeProvider.System);
        using var paint = new Paint(desktop.Display);
        var program = await WatchAsync(desktop, sink);
        own.Add(paint.Window(400, 0, 100, 100, 0xFFFFFF));
        sink.Button(50, 50, 1, KeyMotion.Down);
        Assert.Equal(InjectOutcome.OwnWindow, sink.Move(450, 50));
        Assert.Equal(InjectOutcome.Done, sink.Button(450, 50, 1, KeyMotion.Up));
        Assert.Equal(InjectOutcome.OwnWindow, sink.Button(450, 50, 1, KeyMotion.Down));
        var written = await EndAsync(program, sink);
        Assert.Equal((1, 1), (Pressed(written, 1), Released(written, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(99)]
    public async Task A_button_that_no_mouse_has_is_refused(int button)
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        Assert.Equal(InjectOutcome.Unsupported, sink.Button(50, 50, button, KeyMotion.Down));
        Assert.Equal(InjectOutcome.Unsupported, sink.Key(0, 0, KeyMotion.Down));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    public async Task Text_is_right_in_either_group_of_a_customer_with_two_layouts(uint group)
    {
        await using var desktop = await VirtualDesktop.StartAsync(Plain with { WindowManager = true }, Patience.Seconds(30));
        await desktop.RunAsync("setxkbmap", "us,ru");
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);
        using (var paint = new Paint(desktop.Display))
        {
            _ = LockGroup(paint.Connection.Handle, 0x100, group);
            paint.Connection.Sync();
        }
        sink.Text("Hello, Привет! ñ漢 {@}");
        await editor.SaveAsync(sink);
        Assert.Equal("Hello, Привет! ñ漢 {@}", (await File.ReadAllTextAsync(editor.File)).TrimEnd('\n'));
    }

    private static async Task<RunningProgram> WatchAsync(VirtualDesktop desktop, InputSink sink)
    {
        var program = desktop.Start("stdbuf", "-oL", "xev", "-geometry", "300x300+0+0", "-event", "button", "-event", "keyboard");
        await desktop.WindowAsync("--name", "Event Tester");
        sink.Move(40, 40);
        return program;
    }

    /// <summary>Presses F9 as a last word and returns what the program wrote up to it.</summary>
    private static async Task<string[]> EndAsync(RunningProgram program, InputSink sink)
    {
        sink.Move(50, 50);
        sink.Key(0xFFC6, 0, KeyMotion.Down);
        sink.Key(0xFFC6, 0, KeyMotion.Up);
        await program.LineAsync(l => l.Contains("F9", StringComparison.Ordinal), Patience.Seconds(10));
        return program.Output.Split('\n');
    }

    private static int Pressed(string[] written, int button) => Count(written, "ButtonPress", $"button {button},");

    private static int Released(string[] written, int button) => Count(written, "ButtonRelease", $"button {button},");

    private static int Keys(string[] written, string kind, string name) => Count(written, kind, name);

    /// <summary>An event's kind stands on one line, what it is on the lines after it.</summary>
    private static int Count(string[] written, string kind, string what)
    {
        var (count, current) = (0, "");
        foreach (var line in written)
        {
            if (line.Contains(" event, ", StringComparison.Ordinal)) current = line;
            else if (current.StartsWith(kind, StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal)) count++;
        }
        return count;
    }

    [LibraryImport("libX11.so.6", EntryPoint = "XkbLockGroup")]
    private static partial int LockGroup(nint display, uint device, uint group);
}
