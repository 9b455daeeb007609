using System.Net;
using System.Text.Json;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Tests.Front;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A server that takes the calls of PCs, its technician Ada, and a phone call that she answers.</summary>
internal sealed class DeviceScene : IAsyncDisposable
{
    public const string Password = "P@ssw0rd!";

    public static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");

    private readonly List<EmulatedPc> _pcs = [];

    private DeviceScene(TestServer server, Person ada, string request) => (Server, Ada, Request) = (server, ada, request);

    public TestServer Server { get; }

    public Person Ada { get; }

    public string Request { get; private set; }

    public BenchMachine Machine { get; } = new();

    public string Device => $"/api/v1/devices/{Uuid}";

    /// <param name="engine">The store.</param>
    /// <param name="clock">Null = the test's own clock; the real one where the device is waited for.</param>
    /// <param name="parts">What else the server gets.</param>
    public static async Task<DeviceScene> MakeAsync(Engine engine, TimeProvider? clock = null, Action<IServiceCollection>? parts = null)
    {
        var server = await TestServer.StartAsync(engine, Listening, services =>
        {
            if (clock is not null)
            {
                services.AddSingleton(clock);
            }

            parts?.Invoke(services);
        });
        var ada = await server.SetUpAsync();
        return new DeviceScene(server, ada, await CallAsync(ada, "yes"));
    }

    public static ServerOptions Listening(ServerOptions options) =>
        options with { OutOfBand = new DeviceListening(new IPEndPoint(IPAddress.Loopback, 0), DeviceListeningWish.Asked), RatePercent = 10_000 };

    public static async Task<string> CallAsync(Person technician, string answerNow) => (await technician.PostAsync(
        "/api/v1/cases", new { name = "Kim", question = "My PC does not start", phone = "+49 30 1234", email = "kim@example.org", answerNow }).ExpectAsync(201)).Text("request");

    public Task<Answer> ExpectAsync(string password = Password) => ExpectAsync(Ada, Request, password);

    public static Task<Answer> ExpectAsync(Person technician, string request, string password) =>
        technician.PutAsync($"/api/v1/cases/{request}/device", new { uuid = SpokenUuid.Format(Uuid), password });

    /// <summary>A PC set up with what the technician reads out.</summary>
    public async Task<EmulatedPc> NewPcAsync(Func<EmulatedPcOptions, EmulatedPcOptions>? change = null, Person? technician = null, TestServer? server = null)
    {
        // After the clock was moved the node's lease is renewed a moment later.
        var told = await UntilAsync(technician ?? Ada, "/api/v1/out-of-band", s => s.GetProperty("open").GetBoolean());
        var options = new EmulatedPcOptions
        {
            Settings = new DeviceSettings
            {
                Uuid = Uuid,
                AdministratorPassword = Password,
                PresenceName = told.Text("name"),
                PresenceSecret = told.Text("secret"),
                ServiceAddress = "127.0.0.1",
                ServicePort = told.Json.GetProperty("port").GetInt32(),
                ServiceFingerprint = told.Text("fingerprint").Replace(":", "").ToLowerInvariant(),
            },
        };
        var pc = new EmulatedPc(change?.Invoke(options) ?? options, Machine, TimeProvider.System);
        _pcs.Add(pc);
        _ = server;
        return pc;
    }

    /// <summary>Expected, calling, connected, its password tried.</summary>
    public async Task<EmulatedPc> ConnectAsync(Func<EmulatedPcOptions, EmulatedPcOptions>? change = null)
    {
        await ExpectAsync().ExpectAsync(200);
        var pc = await NewPcAsync(change);
        pc.Caller.Start();
        await UntilAsync(Device, v => v.GetProperty("state").GetString() == "connected");
        await Ada.PostAsync(Device + "/access").ExpectAsync(200);
        return pc;
    }

    /// <summary>Asks until it is so; fails after 20 s with the last answer.</summary>
    public Task<Answer> UntilAsync(string path, Func<JsonElement, bool> isSo) => UntilAsync(Ada, path, a => a.Status == 200 && isSo(a.Json), () => Server.Log.Text);

    public static Task<Answer> UntilAsync(Person person, string path, Func<JsonElement, bool> isSo) => UntilAsync(person, path, a => a.Status == 200 && isSo(a.Json), () => "");

    /// <summary>Asks until that is the refusal; fails after 20 s with the last answer.</summary>
    public Task<Answer> UntilRefusedAsync(string path, int status, string code) => UntilAsync(Ada, path, a => a.Status == status && a.Code == code, () => Server.Log.Text);

    private static async Task<Answer> UntilAsync(Person person, string path, Func<Answer, bool> isSo, Func<string> log)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await person.GetAsync(path);
            if (isSo(answer))
            {
                return answer;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromSeconds(20), $"It never came: {answer.Status} {answer.Body}\n{log()}");
        }
    }

    /// <summary>An image of random bytes in the library, whole.</summary>
    public Task<(string Image, byte[] Bytes)> UploadAsync(int blocks = 200) => UploadAsync("cd", blocks * 2048);

    public async Task<(string Image, byte[] Bytes)> UploadAsync(string kind, int lengthBytes)
    {
        var bytes = new byte[lengthBytes];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        var image = (await Ada.PostAsync("/api/v1/images", new { name = "Repair", kind, sizeBytes = bytes.Length }).ExpectAsync(201)).Text("image");
        await SendPieceAsync(Ada, image, 0, bytes).ExpectAsync(200);
        return (image, bytes);
    }

    public static Task<Answer> SendPieceAsync(Person person, string image, long offset, byte[] bytes)
    {
        var message = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/images/{image}/content") { Content = new ByteArrayContent(bytes) };
        message.Headers.Add("Upload-Offset", offset.ToString());
        message.Content.Headers.ContentType = new("application/octet-stream");
        return person.SendAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pc in _pcs)
        {
            await pc.DisposeAsync();
        }

        Ada.Dispose();
        await Server.DisposeAsync();
    }
}
