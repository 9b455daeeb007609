using System.Text;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A page that shows a PC's screen and does not read what comes: the firmware waits, nobody else does.</summary>
public sealed class ScreenPaceTests
{
    // What may lie between the firmware and a page that does not read: the sockets' buffers of both kernels' ends, the windows of the line.
    private const long MostUnderWay = 16 << 20;

    [Fact]
    public async Task A_page_that_stops_reading_stops_its_firmware_and_neither_the_serial_line_nor_the_start_and_loses_nothing_when_it_goes_on()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        var screen = new EndlessScreen();
        using var page = await StallAsync(scene, screen);
        using var serial = await LineHoldTests.OpenAsync(scene.Ada, scene);
        await ReadImageAsync(scene);
        var taken = await UntilStillAsync(scene, screen, serial);

        Assert.Equal(EndlessScreen.Greeting, await page.TakeAsync(EndlessScreen.Greeting.Length));
        for (var number = 0; number * (long)EndlessScreen.PictureBytes < taken + (1 << 20); number++)
        {
            var picture = await page.TakeAsync(EndlessScreen.PictureBytes);
            Assert.True(picture.AsSpan().SequenceEqual(EndlessScreen.Picture(number)), $"Picture {number} is not what the firmware sent.");
        }
    }

    [Fact]
    public async Task A_page_that_does_not_read_for_long_loses_the_screen_only()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var screen = new EndlessScreen();
        using (var page = await StallAsync(scene, screen))
        {
            using var serial = await LineHoldTests.OpenAsync(scene.Ada, scene);
            await UntilStillAsync(scene, screen, serial);
            scene.Server.Time.Advance(TimeSpan.FromSeconds(31));
            await scene.UntilAsync(scene.Device, v => v.GetProperty("screen").GetString() == "closed");
            await EchoAsync(serial, "after the screen");
            Assert.Equal(("connected", "open"), await StateAsync(scene));
        }

        scene.Machine.Screen = () => new EndlessScreen();
        using var again = await LineHoldTests.OpenAsync(scene.Ada, scene, "screen");
        await GreetAsync(again);
        Assert.Equal(EndlessScreen.Greeting, await again.TakeAsync(EndlessScreen.Greeting.Length));
    }

    private static async Task<LinePage> StallAsync(DeviceScene scene, EndlessScreen screen)
    {
        scene.Machine.Screen = () => screen;
        await scene.ConnectAsync();
        var page = await LineHoldTests.OpenAsync(scene.Ada, scene, "screen");
        await GreetAsync(page);
        return page;
    }

    // What a viewer says before the first picture; from here on the page is silent and deaf.
    private static async Task GreetAsync(LinePage page) => await page.WriteAsync([.. "RFB 003.008\n"u8, 1, 1]);

    /// <summary>Answers how much the firmware gave when it stood still: while a hundred words went there and back on the serial line.</summary>
    private static async Task<long> UntilStillAsync(DeviceScene scene, EndlessScreen screen, LinePage serial)
    {
        var (before, still) = (-1L, 0);
        for (var word = 0; still < 100; word++)
        {
            await EchoAsync(serial, $"word {word}.");
            Assert.InRange(screen.Taken, 0, MostUnderWay);
            still = screen.Taken == before && before > 0 ? still + 1 : 0;
            before = screen.Taken;
        }

        Assert.Equal("open", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("screen"));
        return before;
    }

    private static async Task ReadImageAsync(DeviceScene scene)
    {
        var (image, bytes) = await scene.UploadAsync();
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed", reset = "yes" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        var read = new byte[bytes.Length];
        await scene.Machine.Cd!.ReadAsync(0, read, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(bytes, read);
    }

    private static async Task EchoAsync(LinePage serial, string text)
    {
        await serial.WriteAsync(Encoding.ASCII.GetBytes(text));
        await serial.ReadUntilAsync(text.ToUpperInvariant());
    }

    private static async Task<(string? State, string? Serial)> StateAsync(DeviceScene scene)
    {
        var view = await scene.Ada.GetAsync(scene.Device).ExpectAsync(200);
        return (view.Text("state"), view.Text("serial"));
    }
}
