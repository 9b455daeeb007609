using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Cira;

namespace Deskside.Interop.Tests;

/// <summary>The whole story through the server: a phone call, a PC that calls, a start from the library's image, the repair, the end. By REST and one WebSocket.</summary>
public sealed class ServerRepairTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BootPatience = TimeSpan.FromSeconds(110);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rest");

    [Fact]
    public async Task A_dead_pc_in_a_phone_call_s_case_is_repaired_by_rest()
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        Peers.Need("mke2fs", "e2fsprogs");
        var image = Peers.NeedRepairImage();
        var disk = await PlantedDisk.MakeAsync(_folder);
        await using var technician = await TechnicianByRest.SignInAsync(_folder);

        var request = (await technician.PostAsync("/api/v1/cases", new { name = "Kim", question = "My PC does not start", phone = "030 1234", answerNow = "yes" })).GetProperty("request").GetString();
        var service = await technician.GetAsync("/api/v1/out-of-band");
        await technician.PostAsync($"/api/v1/cases/{request}/steps", new { step = "configured" });
        await technician.PutAsync($"/api/v1/cases/{request}/device", new { uuid = SpokenUuid.Format(ServiceDesk.Uuid), password = ServiceDesk.Password });
        var device = $"/api/v1/devices/{ServiceDesk.Uuid}";

        var settings = new DeviceSettings
        {
            Uuid = ServiceDesk.Uuid,
            AdministratorPassword = ServiceDesk.Password,
            PresenceName = service.GetProperty("name").GetString()!,
            PresenceSecret = service.GetProperty("secret").GetString()!,
            ServiceAddress = "127.0.0.1",
            ServicePort = service.GetProperty("port").GetInt32(),
            ServiceFingerprint = service.GetProperty("fingerprint").GetString()!.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant(),
        };
        await using var pc = new EmulatedPc(
            new EmulatedPcOptions { Settings = settings }, new QemuMachine(new QemuOptions { Folder = _folder.FullName, DiskImage = disk, MemoryMegabytes = 192 }, TimeProvider.System), TimeProvider.System);
        pc.Caller.Start();
        await technician.UntilAsync(device, v => v.GetProperty("state").GetString() == "connected", Patience);
        Assert.Equal("off", (await technician.PostAsync(device + "/access")).GetProperty("power").GetString());

        var library = await technician.UploadAsync(image);
        await technician.PostAsync(device + "/boot", new { image = library, secureBoot = "relaxed", reset = "yes" });
        await technician.UntilAsync(device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done", Patience);
        await technician.SitDownAsync(device);
        await technician.HearAsync("repair> ", BootPatience);
        Assert.DoesNotContain(PlantedDisk.HomeSystem, technician.Heard);
        Assert.Contains("boot.cfg IS BROKEN", technician.Heard);
        Assert.Equal(1, await technician.ChooseAsync("4"));
        Assert.Contains("BAD /virus/eicar.com: EICAR test file", technician.Heard);
        Assert.Equal(1, await technician.ChooseAsync("5"));
        Assert.Equal(0, await technician.ChooseAsync("3"));
        await technician.PostAsync($"/api/v1/cases/{request}/steps", new { step = "repaired" });

        var boot = await technician.GetAsync(device + "/boot");
        Assert.InRange(boot.GetProperty("bytes").GetInt64(), 1, 2 * new FileInfo(image).Length);
        TestContext.Current.TestOutputHelper?.WriteLine(boot.ToString());
        Assert.Equal("restored", (await technician.DeleteAsync(device + "/boot")).GetProperty("state").GetString());
        await technician.PostAsync(device + "/power", new { action = "off", openSessions = "close" });
        Assert.Equal("BROKEN=0\n", await Peers.RunAsync(Peers.Need("debugfs", "e2fsprogs"), ["-R", "cat /boot.cfg", disk], CancellationToken.None));
        Assert.DoesNotContain("eicar.com", await Peers.RunAsync("debugfs", ["-R", "ls /virus", disk], CancellationToken.None));

        await technician.PostAsync(device + "/power", new { action = "on" });
        await technician.PostAsync($"/api/v1/cases/{request}/outcome", new { @fixed = "yes", text = "It starts again.", tell = Array.Empty<string>() });
        Assert.Equal("offline", (await technician.PostAsync(device + "/close")).GetProperty("state").GetString());
        var story = await technician.GetAsync($"/api/v1/cases/{request}");
        Assert.All(story.GetProperty("steps").EnumerateArray(), step => Assert.True(step.TryGetProperty("at", out _), step.ToString()));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
