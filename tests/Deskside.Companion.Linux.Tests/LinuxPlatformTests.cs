using System.Globalization;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests;

public sealed class LinuxPlatformTests
{
    private const int RemovedWithItsLastUse = 0x200;

    [Fact]
    public async Task A_desktop_opens_as_one_platform_and_leaves_nothing_behind()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Nested = false }, Patience.Seconds(30));
        var keys = await desktop.RunAsync("xmodmap", "-pke");
        await using (var platform = LinuxPlatform.Open(new DisplayOptions(desktop.Display, DeskTheme.Light), TimeProvider.System))
        {
            Assert.Matches(@"^Linux, X11 \d+\.\d+, Openbox$", platform.Description);
            Assert.True(platform.LocalInput.CanTellApart);
            await platform.Screen.WaitForDamageAsync(uint.MaxValue, Patience.Seconds(10));
            Assert.True(platform.Screen.TryCapture(0, (_, _, _) => { }));
            Assert.Equal(InjectOutcome.Done, platform.Input.Move(10, 10));
            Assert.Equal(InjectOutcome.Done, platform.Input.Text("é漢"));
            Assert.All(OwnSegments(), mode => Assert.NotEqual(0, mode & RemovedWithItsLastUse));
        }
        Assert.Equal(keys, await desktop.RunAsync("xmodmap", "-pke"));
    }

    [Theory]
    [InlineData(":4711", "':4711' cannot be reached")]
    [InlineData("nonsense", "'nonsense' cannot be reached")]
    [InlineData("", "No display is named")]
    public void A_display_that_is_not_there_is_named_with_what_to_do(string display, string message) =>
        Assert.Contains(message, Assert.Throws<DisplayUnavailableException>(() => LinuxPlatform.Open(new DisplayOptions(display, DeskTheme.Light), TimeProvider.System)).Message);

    /// <summary>The modes of the System V segments that this process made: those that are marked go with it, however it ends.</summary>
    private static IEnumerable<int> OwnSegments() => File.ReadLines("/proc/sysvipc/shm").Skip(1)
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(f => int.Parse(f[4], CultureInfo.InvariantCulture) == Environment.ProcessId)
        .Select(f => Convert.ToInt32(f[2], 8));
}
