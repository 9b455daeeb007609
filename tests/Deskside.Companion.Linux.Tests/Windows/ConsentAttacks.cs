using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

/// <summary>Whoever tries to answer the prompt without being the customer at this desk. Each attack is followed by the customer's own, other answer.</summary>
public sealed class ConsentAttacks
{
    [Fact]
    public async Task An_injected_click_on_Allow_does_nothing()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.InjectAsync("mousemove", PromptOnDesktop.Text(prompt.Allow.X), PromptOnDesktop.Text(prompt.Allow.Y), "click", "1", "click", "1");
        await prompt.IdleAsync();
        Assert.False(prompt.Answer.IsCompleted);
        await prompt.HandClickAsync(prompt.Deny);
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task Injected_keys_neither_move_the_focus_nor_answer()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.InjectAsync("key", "Tab", "key", "space", "key", "Return", "key", "KP_Enter", "key", "Escape", "key", "Right");
        await prompt.IdleAsync();
        Assert.False(prompt.Answer.IsCompleted);
        await prompt.HandAsync("key", "Return");
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task Our_own_sink_refuses_the_prompt_its_title_bar_and_keys_while_it_has_the_focus()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        var (x, y) = prompt.Allow;
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Move(x, y));
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Button(x, y, 1, KeyMotion.Down));
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Wheel(x, y, 0, 120));
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Key(Keysym.Return, 0, KeyMotion.Down));
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Text(" "));
        var top = int.Parse((await prompt.Desktop.RunAsync("xdotool", "getwindowgeometry", "--shell", prompt.Window))
            .Split('\n').First(l => l.StartsWith("Y=", StringComparison.Ordinal))[2..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Button(x, top - 8, 1, KeyMotion.Down));
        Assert.Equal(InjectOutcome.Done, prompt.Sink.Move(3, 3));
        Assert.False(prompt.Answer.IsCompleted);
    }

    [Fact]
    public async Task Events_that_another_program_sends_do_nothing()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        using var attacker = new Paint(prompt.Desktop.Display);
        var window = nuint.Parse(prompt.Window, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var type in (int[])[2, 3, 4, 5]) Send(attacker.Connection, window, type, prompt.Allow);
        await prompt.InjectAsync("key", "--window", prompt.Window, "Tab", "space", "Return");
        await prompt.InjectAsync("click", "--window", prompt.Window, "1");
        await prompt.IdleAsync();
        Assert.False(prompt.Answer.IsCompleted);
        await prompt.HandClickAsync(prompt.Deny);
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task While_another_window_lies_over_the_prompt_Allow_is_not_taken()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        using var attacker = new Paint(prompt.Desktop.Display);
        var (x, y) = prompt.Allow;
        // Leaves the button free, and lies over the words above it.
        var cover = attacker.Window(x - 300, y - 250, 400, 200, 0x808080);
        await prompt.HandClickAsync(prompt.Allow);
        Assert.False(prompt.Answer.IsCompleted);

        attacker.Remove(cover);
        prompt.Time.Advance(TimeSpan.FromMilliseconds(250));
        await prompt.HandClickAsync(prompt.Allow);
        Assert.Equal(ConsentAnswer.Allowed, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task Without_a_window_manager_a_window_laid_over_the_prompt_is_soon_beneath_it()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions { WindowManager = false });
        await prompt.SettleAsync();
        using var attacker = new Paint(prompt.Desktop.Display);
        var (x, y) = prompt.Allow;
        var cover = attacker.Window(x - 300, y - 200, 500, 300, 0x808080);
        await prompt.IdleAsync();
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Move(x, y));

        // Once more within the pause: the next turn of the clock brings it back.
        _ = X11.RaiseWindow(attacker.Connection.Handle, cover);
        attacker.Connection.Sync();
        await prompt.IdleAsync();
        prompt.Time.Advance(TimeSpan.FromMilliseconds(250));
        await prompt.IdleAsync();
        Assert.Equal(InjectOutcome.OwnWindow, prompt.Sink.Move(x, y));
    }

    [Fact]
    public async Task A_press_begun_by_the_customer_and_ended_by_injection_does_not_answer()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.HandAsync("mousemove", PromptOnDesktop.Text(prompt.Allow.X), PromptOnDesktop.Text(prompt.Allow.Y));
        await prompt.InjectAsync("mousedown", "1", "mouseup", "1");
        await prompt.HandAsync("mousemove_relative", "1", "0");
        Assert.False(prompt.Answer.IsCompleted);
        await prompt.HandClickAsync(prompt.Deny);
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    private static unsafe void Send(XConnection connection, nuint window, int type, (int X, int Y) at)
    {
        var forged = new XEvent
        {
            Key = new XKeyEvent
            {
                Type = type,
                Display = connection.Handle,
                Window = window,
                Root = connection.Root,
                X = at.X,
                Y = at.Y,
                RootX = at.X,
                RootY = at.Y,
                // The button's number and the key's stand in the same place: 1, and Return on every usual keyboard.
                Keycode = type is 2 or 3 ? 36u : 1u,
                SameScreen = 1,
            },
        };
        foreach (var mask in (nint[])[0, 15]) _ = X11.SendEvent(connection.Handle, window, 1, mask, &forged);
        connection.Sync();
    }
}
