using Deskside.Journeys.Tests.Captures;
using Deskside.Journeys.Tests.People;

namespace Deskside.Journeys.Tests;

/// <summary>What somebody on the wire, or in the logs, can read: nothing that matters.</summary>
public sealed class WireJourneys(BrowserFixture house)
{
    private const string Typed = "Xylophone-7731";

    [Fact]
    public async Task At_the_relay_itself_no_picture_and_no_key_can_be_read()
    {
        // Loopback without TLS: this is all that the server's own process sees.
        await using var capture = await Capture.StartAsync(null, "lo", "tcp");
        string ticketless;
        await using (var stage = await SessionStage.OpenAsync(house.Browsers))
        {
            await stage.ConnectPcAsync();
            await stage.ViewAsync();
            await stage.ControlAsync();
            await TypeAsync(stage);
            ticketless = stage.Server.AllOutput;
            Assert.DoesNotContain(stage.Code, ticketless);
            Assert.DoesNotContain(Technician.Password, ticketless);
            Assert.DoesNotMatch("[A-Za-z0-9_-]{43}", WithoutSetupLink(ticketless));
        }
        var heard = await capture.StopAsync();
        Assert.True(Leak.SealedFrames(heard) > 10, "The capture holds no session: it proves nothing.");
        Assert.DoesNotContain("picture", Leak.Find(heard, Typed, Technician.Password));
        Assert.DoesNotContain("key sequence", Leak.Find(heard, Typed, Technician.Password));
    }

    [Fact]
    public async Task An_unsealed_picture_key_sequence_and_password_on_the_wire_would_be_found()
    {
        await using var capture = await Capture.StartAsync(null, "lo", "tcp");
        await Unsealed.SendAsync(Typed, Technician.Password);
        var found = Leak.Find(await capture.StopAsync(), Typed, Technician.Password);
        Assert.Equal(["key sequence", "password", "picture"], found.Order());
    }

    private static async Task TypeAsync(SessionStage stage)
    {
        var file = Path.Combine(stage.Pc.Desktop.Home, "typed.txt");
        stage.Pc.Desktop.Start("xterm", "-e", $"cat > '{file}'");
        await stage.Pc.Desktop.WindowAsync("--class", "xterm");
        await stage.Technician.Picture.ClickAsync(150, 150);
        await stage.Technician.Picture.TypeAsync(Typed + "\n");
        await Until.TrueAsync(async () => File.Exists(file) && (await File.ReadAllTextAsync(file)).Contains(Typed),
            async () => $"The terminal got: {(File.Exists(file) ? await File.ReadAllTextAsync(file) : "nothing")}");
    }

    // The first administrator's link goes to standard output on purpose, and nowhere else.
    private static string WithoutSetupLink(string output) =>
        string.Join('\n', output.Split('\n').Where(line => !line.Contains("/setup#", StringComparison.Ordinal)));
}
