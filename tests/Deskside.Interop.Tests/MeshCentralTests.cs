using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Presence;

namespace Deskside.Interop.Tests;

/// <summary>Our device against MeshCentral: sign-in, WS-Management, power, drives.</summary>
public sealed class MeshCentralTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> _told = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mesh");

    [Fact]
    public async Task Our_device_is_signed_in_read_reset_and_given_a_drive()
    {
        var node = Peers.Need("node", "nodejs");
        await using var mesh = await MeshCentral.StartAsync(node, Peers.NeedMeshCentral(), _folder.FullName, ServiceDesk.Password);
        var image = RandomNumberGenerator.GetBytes(300 * 2048);
        await File.WriteAllBytesAsync(Path.Combine(mesh.FilesFolder, "x.iso"), image);
        var machine = new BenchMachine();
        var settings = new DeviceSettings
        {
            Uuid = ServiceDesk.Uuid,
            AdministratorPassword = ServiceDesk.Password,
            PresenceName = mesh.PresenceName,
            PresenceSecret = MeshCentral.PresenceSecret,
            ServiceAddress = "127.0.0.1",
            ServicePort = mesh.PresencePort,
            ServiceFingerprint = mesh.Fingerprint,
        };
        await using var pc = new EmulatedPc(new EmulatedPcOptions { Settings = settings, Ports = PortGeneration.PlainAndTls }, machine, TimeProvider.System);
        pc.Caller.Start();

        string? device = null;
        await UntilAsync(async () => (device = await mesh.FindDeviceAsync()) is not null && pc.Caller.State.Phase == PresencePhase.Connected, mesh, "the device in its list");
        await UntilAsync(async () => (await mesh.ControlAsync("listdevices", "--json")).Contains("16.1.25", StringComparison.Ordinal), mesh, "the firmware's version, which it learns by WS-Management");

        await mesh.ControlAsync("devicepower", "--amtreset", "--id", device!);
        await UntilAsync(() => Task.FromResult(Did(machine, "reset")), mesh, "the reset");

        pc.Engine.Redirected = OutOfBand.WsMan.Classes.Redirected.Drives | OutOfBand.WsMan.Classes.Redirected.Serial;
        pc.Engine.IsListening = true;
        using var drives = await mesh.OpenDrivesAsync(device!, "x.iso", CancellationToken.None);
        _ = ListenAsync(drives);
        await UntilAsync(() => Task.FromResult(machine.Inserted.Task.IsCompleted), mesh, "its drive in our machine");
        var medium = await machine.Inserted.Task;
        Assert.Equal(image.Length, medium.LengthBytes);
        var read = new byte[image.Length];
        await medium.ReadAsync(0, read, CancellationToken.None).AsTask().WaitAsync(Patience);
        Assert.Equal(image, read);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Every piece that its drive server says; it must be read, or the server waits.
    private async Task ListenAsync(ClientWebSocket drives)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await drives.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } piece)
                lock (_told) _told.Add(Encoding.UTF8.GetString(buffer, 0, Math.Min(piece.Count, 300)));
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            lock (_told) _told.Add($"closed: {over.Message}");
        }
    }

    private static bool Did(BenchMachine machine, string what)
    {
        lock (machine.Done) return machine.Done.Any(done => done.StartsWith(what, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, MeshCentral mesh, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        var at = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(at) > Patience) Assert.Fail($"MeshCentral never had {what}. It said:\n{mesh.Told}");
            await timer.WaitForNextTickAsync();
        }
    }
}
