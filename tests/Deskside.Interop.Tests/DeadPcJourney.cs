using System.Text.RegularExpressions;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;
using Deskside.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Deskside.Interop.Tests;

/// <summary>The whole story of a PC that does not start: a phone call, a lay person at its configuration screen, a technician in a browser.</summary>
/// <remarks>What the customer types was read off the technician's page, and the other way round. Server, browser, firmware and QEMU are real.</remarks>
public sealed partial class DeadPcJourney : IDisposable
{
    private static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dead-pc");

    [Fact]
    public async Task A_lay_person_and_a_technician_repair_it_over_the_phone()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        Peers.Need("mke2fs", "e2fsprogs");
        Peers.Need("chromium", "chromium");
        var image = Peers.NeedRepairImage();
        var disk = await PlantedDisk.MakeAsync(_folder);
        await using var server = await ServerProcess.StartAsync("--out-of-band", "127.0.0.1:0");
        await using var browsers = await Browsers.StartAsync();
        await using var ada = await SetUpAsync(browsers, server);
        await using var pc = new EmulatedPc(
            new EmulatedPcOptions { Settings = new DeviceSettings { Uuid = Uuid } },
            new QemuMachine(new QemuOptions { Folder = _folder.FullName, DiskImage = disk, MemoryMegabytes = 192 }, TimeProvider.System), TimeProvider.System);
        var customer = new Caller(pc, new SettingsFile(Path.Combine(_folder.FullName, "device.json")));
        var page = ada.Page;

        await UploadAsync(page, image);
        await NoteCallAsync(page);

        // The settings, as they stand on the page; the number, as it stands on the PC's screen.
        await AtStepAsync(page, "Settings on the PC");
        var said = await customer.TypeAtFirstAsync(
            "1", await SpokenAsync(page, "address"), "2", await SpokenAsync(page, "port"), "4", await SpokenAsync(page, "name"), await SpokenAsync(page, "secret"), "8");
        var number = Number().Match(said).Value;
        Assert.Equal(SpokenUuid.Format(Uuid), number);
        await page.GetByLabel("Number of the PC").FillAsync(number.Replace("0034", "0035", StringComparison.Ordinal));
        await Expect(page.GetByText("one of the signs was misheard")).ToBeVisibleAsync();
        await page.GetByLabel("Number of the PC").FillAsync(number);
        await Expect(page.GetByText("The check sign fits.")).ToBeVisibleAsync();
        await page.GetByLabel("Administrator password").FillAsync(Caller.Password + "?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wait for this PC" }).ClickAsync();

        // The PC calls; the customer compares what it saw with what is read to him.
        await AtStepAsync(page, "The PC calls us");
        await customer.TypeAsync("7");
        await customer.WaitForAsync(PresencePhase.CertificateDiffers);
        var fours = await page.Locator(".read-fours li").AllInnerTextsAsync();
        Assert.Equal(16, fours.Count);
        Assert.Contains(string.Join(' ', fours.Select(four => four.Trim())), await customer.TypeAsync("3", "y"));

        // The password was misheard, too: told as such, corrected, and the PC opens.
        await AtStepAsync(page, "Open the PC");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in to the PC" }).ClickAsync();
        await Expect(page.GetByText("The PC refuses the password")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the password" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await page.GetByLabel("Administrator password").FillAsync(Caller.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wait for this PC" }).ClickAsync();
        await AtStepAsync(page, "Open the PC");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in to the PC" }).ClickAsync();

        await AtStepAsync(page, "Start from a repair image");
        await page.GetByText("Secure Boot: set aside").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start from this image" }).ClickAsync();
        await Expect(page.Locator(".boot-steps li[data-state=done]", new() { HasText = "PC switched on or reset" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "To the terminal" }).ClickAsync();

        await AtStepAsync(page, "Repair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the terminal" }).ClickAsync();
        var terminal = page.Locator(".xterm-rows");
        await Expect(terminal).ToContainTextAsync("repair>", new() { Timeout = 110_000 });
        await page.Locator(".xterm-helper-textarea").FocusAsync();
        await ChooseAsync(page, terminal, "4", "BAD /virus/eicar.com");
        await ChooseAsync(page, terminal, "5", "RC=1");
        await ChooseAsync(page, terminal, "3", "RC=0");
        await page.GetByRole(AriaRole.Button, new() { Name = "The repair is done" }).ClickAsync();

        await AtStepAsync(page, "Close and tell");
        await page.GetByLabel("Fixed", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close and tell", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The case is closed.").First).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(page.GetByText("Screen of the PC: told")).ToBeVisibleAsync();
        await Expect(page.Locator(".check[data-state=done]")).ToHaveCountAsync(7);
        Assert.Contains("Nobody can reach this computer any more", await customer.TypeAsync("7"));

        await pc.Engine.Machine.PowerOffAsync(CancellationToken.None);
        Assert.Equal("BROKEN=0\n", await LookAsync(disk, "cat /boot.cfg"));
        Assert.DoesNotContain("eicar.com", await LookAsync(disk, "ls /virus"));
        Assert.Empty(ada.Problems);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Into the disk from outside, without starting the PC.</summary>
    private static Task<string> LookAsync(string disk, string command) => Peers.RunAsync(Peers.Need("debugfs", "e2fsprogs"), ["-R", command, disk], CancellationToken.None);

    internal static async Task<Person> SetUpAsync(Browsers browsers, ServerProcess server)
    {
        var link = await server.SetupLinkAsync();
        var person = await browsers.OpenAsync(server.Url);
        var page = person.Page;
        await page.GotoAsync(link);
        await page.GetByLabel("Organisation").FillAsync("Acme Help");
        await page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await page.GetByLabel("Sign-in name").FillAsync("ada");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await page.GetByLabel("The same again").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First steps" })).ToBeVisibleAsync();
        return person;
    }

    private static async Task UploadAsync(IPage page, string image)
    {
        await page.GotoAsync("/console/admin/images");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload an image" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(image);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Repair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Repair" }).GetByText("ready")).ToBeVisibleAsync(new() { Timeout = 40_000 });
    }

    private static async Task NoteCallAsync(IPage page)
    {
        await page.GotoAsync("/console/cases");
        await page.GetByRole(AriaRole.Link, new() { Name = "A phone call" }).ClickAsync();
        await page.GetByLabel("Name of the caller").FillAsync("Zoë Müller");
        await page.GetByLabel("What is wrong?").FillAsync("The PC shows nothing but a black screen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the case" }).ClickAsync();
    }

    private static Task AtStepAsync(IPage page, string title) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 2 })).ToBeVisibleAsync(new() { Timeout = 20_000 });

    /// <summary>What the page has the technician read out, put together from its large signs.</summary>
    private static async Task<string> SpokenAsync(IPage page, string what) =>
        string.Concat(await page.Locator($".read-aloud[data-what={what}] .read-large").AllInnerTextsAsync());

    private static async Task ChooseAsync(IPage page, ILocator terminal, string line, string answer)
    {
        var before = Results().Count(await terminal.InnerTextAsync());
        await page.Keyboard.TypeAsync(line);
        await page.Keyboard.PressAsync("Enter");
        await Expect(terminal).ToContainTextAsync(answer, new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("([terminal, before]) => (terminal.innerText.match(/RC=\\d/g) ?? []).length > before",
            new object[] { await terminal.ElementHandleAsync(), before }, new() { Timeout = 60_000 });
    }

    [GeneratedRegex("[0-9a-f]{4}( [0-9a-f]{4}){7} - [0-9a-f]")]
    private static partial Regex Number();

    [GeneratedRegex(@"RC=\d")]
    private static partial Regex Results();
}
