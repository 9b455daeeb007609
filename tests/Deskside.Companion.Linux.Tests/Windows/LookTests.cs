using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Ports;
using Deskside.Domain.Sessions;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

/// <summary>Pictures of the windows, for people to look at: written where DESKSIDE_PICTURES says.</summary>
public sealed class LookTests
{
    [Theory]
    [InlineData("light", DeskTheme.Light, 96, "0")]
    [InlineData("dark", DeskTheme.Dark, 96, "0")]
    [InlineData("large", DeskTheme.Light, 144, "0")]
    [InlineData("plain", DeskTheme.Light, 96, "1")]
    public async Task Every_window_can_be_seen(string name, DeskTheme theme, int dpi, string withoutXft)
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions(), Patience.Seconds(30));
        await desktop.RunAsync("xsetroot", "-solid", "#4a6078");
        await desktop.RunAsync("sh", "-c", $"echo 'Xft.dpi: {dpi}' | xrdb -merge");
        Environment.SetEnvironmentVariable("DESKSIDE_NO_XFT", withoutXft);
        await using var desk = LinuxDesk.Open(desktop.Display, new OwnWindows(), theme, TimeProvider.System);
        Environment.SetEnvironmentVariable("DESKSIDE_NO_XFT", null);
        var prompt = desk.AskConsentAsync(
            new ConsentQuestion("Anna Müller-Østergård", "Hilfswerk für Computer e. V.", Capability.Control, "apple river candle moon", TimeSpan.FromSeconds(60)),
            CancellationToken.None);
        desk.ShowBar(new BarContent(
            "Anna Müller (Hilfswerk) is connected", new HashSet<Capability> { Capability.View, Capability.Control }, true,
            "You have the mouse. The technician's control is paused.", "apple river candle moon", 3, true));
        await desktop.WindowAsync("--name", "a technician asks");
        await TakeAsync(desktop, $"prompt-{name}");
        desk.HideAll();
        Assert.Equal(ConsentAnswer.Denied, await prompt);

        desk.ShowBar(new BarContent("שרה כהן and 漢字 Ελένη (Support) is connected", new HashSet<Capability> { Capability.View }, false, null, null, 0, false));
        desk.ShowChat(
        [
            new ChatLine("Anna", "Hello! What happens when you open the mail program?", DateTimeOffset.UnixEpoch, false, ""),
            new ChatLine("You", "It says “cannot connect”, every time since yesterday evening. I tried to restart twice 😀", DateTimeOffset.UnixEpoch, true, "read"),
            new ChatLine("Anna", "Thank you. May I have a look at your screen?", DateTimeOffset.UnixEpoch, false, ""),
            new ChatLine("You", "Yes", DateTimeOffset.UnixEpoch, true, "delivered"),
        ], "Anna is typing …");
        desk.RaiseChat();
        var form = desk.AskQuestionAsync("Hilfswerk für Computer", "The server cannot be reached. Try again in a moment.", CancellationToken.None);
        await desktop.WindowAsync("--name", "Deskside: chat");
        await desktop.WindowAsync("--name", "ask for help");
        await TakeAsync(desktop, $"chat-{name}");
        desk.HideAll();
        Assert.Null(await form);
    }

    private static async Task TakeAsync(VirtualDesktop desktop, string name)
    {
        var folder = Environment.GetEnvironmentVariable("DESKSIDE_PICTURES");
        if (folder is null) return;
        await desktop.RunAsync("xdotool", "sleep", "0.9");
        await desktop.RunAsync("import", "-window", "root", Path.Combine(folder, name + ".png"));
    }
}
