using System.Threading.Channels;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

/// <summary>What the customer writes into our windows with the own keyboard, and that nobody else can.</summary>
public sealed class WritingTests
{
    [Fact]
    public async Task Chat_takes_the_customers_keys_with_dead_keys_and_no_injected_ones()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions(), Patience.Seconds(30));
        await desktop.RunAsync("setxkbmap", "us", "intl");
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        var acted = Channel.CreateBounded<DeskAction>(16);
        desk.Acted += action => acted.Writer.TryWrite(action);
        desk.RaiseChat();
        await FocusAsync(desktop, "Deskside: chat");

        await desktop.RunAsync("xdotool", "type", "injected");
        await desktop.RunAsync("xdotool", "key", "Return");
        // The key of the apostrophe is a dead acute accent on the customer's layout.
        await desktop.HandAsync("key", "c", "key", "a", "key", "f", "key", "apostrophe", "key", "e", "key", "x", "key", "BackSpace", "key", "Return");
        Assert.IsType<DeskAction.IsTyping>(await acted.Reader.ReadAsync(Patience.Seconds(10)));
        Assert.Equal(new DeskAction.SentChat("café"), await acted.Reader.ReadAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task The_question_form_is_filled_and_sent_by_keyboard_alone()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = "us" }, Patience.Seconds(30));
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        var asked = desk.AskQuestionAsync("Support", "The code is not known.", CancellationToken.None);
        await FocusAsync(desktop, "ask for help");
        await desktop.HandAsync("key", "Shift+e", "key", "v", "key", "e", "key", "Tab", "key", "h", "key", "i", "key", "Return", "key", "o", "key", "Tab", "key", "Tab", "key", "space");
        Assert.Equal(new NewQuestion("Eve", "hi\no"), await asked.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task The_form_ends_in_nothing_when_it_is_closed_and_in_cancellation_when_cancelled()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions(), Patience.Seconds(30));
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), DeskTheme.Light, TimeProvider.System);
        var asked = desk.AskQuestionAsync("Support", null, CancellationToken.None);
        await FocusAsync(desktop, "ask for help");
        await desktop.HandAsync("key", "Escape");
        Assert.Null(await asked.WaitAsync(Patience.Seconds(10)));

        using var cancelling = new CancellationTokenSource();
        var told = desk.TellAsync("Title", "Text", cancelling.Token);
        await FocusAsync(desktop, "Deskside: notice");
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => told.WaitAsync(Patience.Seconds(10)));
    }

    private static async Task FocusAsync(VirtualDesktop desktop, string name) =>
        await desktop.RunAsync("xdotool", "windowfocus", "--sync", await desktop.WindowAsync("--name", name));
}
