using System.Text.Json;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Deskside.Interop.Tests;

/// <summary>The monitor of a PC in the console: consent by code, picture, keys, fewer colours. Browser, server, firmware and QEMU are real.</summary>
public sealed class DeviceScreenJourney : IDisposable
{
    private const string Password = "P@ssw0rd!";
    private static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3233");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("screen-journey");

    [Fact]
    public async Task A_technician_sees_the_screen_of_a_PC_once_its_code_was_read_out_and_types_there()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        Peers.Need("chromium", "chromium");
        await using var server = await ServerProcess.StartAsync("--out-of-band", "127.0.0.1:0");
        await using var browsers = await Browsers.StartAsync();
        await using var ada = await DeadPcJourney.SetUpAsync(browsers, server);
        var page = ada.Page;
        var service = await CallAsync(page, "GET", "/out-of-band", null);
        await using var pc = new EmulatedPc(
            new EmulatedPcOptions { Settings = SettingsFor(service) },
            new QemuMachine(new QemuOptions { Folder = _folder.FullName, Screen = QemuScreen.Vnc }, TimeProvider.System), TimeProvider.System);
        var request = (await CallAsync(page, "POST", "/cases", new { name = "Kim", question = "Black.", phone = "+49 30 1", answerNow = "yes" })).GetProperty("request").GetString();
        await CallAsync(page, "PUT", $"/cases/{request}/device", new { uuid = SpokenUuid.Format(Uuid), password = Password });
        pc.Caller.Start();

        await page.GotoAsync($"/console/devices/{Uuid}");
        await Expect(page.Locator(".not-sealed summary")).ToContainTextAsync("Not sealed end to end.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in to the PC" }).ClickAsync();
        await Expect(page.GetByText("Signed in", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Power" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Expect(page.GetByText("The PC is on.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Screen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for the code" }).ClickAsync();
        // The first box has the keyboard.
        await Expect(page.Locator("input[aria-label='Six digits']").First).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(pc.Engine.Consent.ShownCode!);
        await Expect(page.GetByText("consent is needed for")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the screen" }).ClickAsync();
        await Expect(page.Locator("canvas[data-size]")).ToBeVisibleAsync();
        // The firmware's own first words, light on black.
        await LitAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Colours" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Grey", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Special keys" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Ctrl + Alt + Del" }).ClickAsync();
        await LitAsync(page);
        await page.GetByRole(AriaRole.Toolbar, new() { Name = "Screen tools" }).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.GetByText("The screen is closed")).ToBeVisibleAsync();
        Assert.Empty(ada.Problems);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static DeviceSettings SettingsFor(JsonElement service) => new()
    {
        Uuid = Uuid,
        ServiceAddress = "127.0.0.1",
        ServicePort = service.GetProperty("port").GetInt32(),
        ServiceFingerprint = service.GetProperty("fingerprint").GetString()!.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant(),
        PresenceName = service.GetProperty("name").GetString()!,
        PresenceSecret = service.GetProperty("secret").GetString()!,
        AdministratorPassword = Password,
        Consent = ConsentNeed.Screen,
        IsRemoteOn = true,
    };

    private static Task LitAsync(IPage page) => page.WaitForFunctionAsync(
        """
        () => {
          const canvas = document.querySelector('canvas[data-size]');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let lit = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at] > 100) lit++;
          return lit > 300;
        }
        """,
        null, new() { Timeout = 20_000 });

    private static async Task<JsonElement> CallAsync(IPage page, string method, string path, object? body) => (await page.EvaluateAsync<JsonElement?>(
        """
        async ([method, path, body]) => {
          const answer = await fetch('/api/v1' + path, { method, headers: { 'X-Deskside': '1', 'Content-Type': 'application/json' }, body: body ?? undefined });
          if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
          return answer.json();
        }
        """,
        new[] { method, path, body is null ? null : JsonSerializer.Serialize(body) }))!.Value;
}
