using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Deskside.DeviceEmulator;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A PC's line whose firmware answers as the emulated one does, until the test lets it answer otherwise. Plain ports.</summary>
internal sealed class HostileFirmware : IAsyncDisposable
{
    private readonly HostileDevice _device;
    private readonly EmulatedPc _pc;
    private readonly Task _serving;

    private HostileFirmware(HostileDevice device, EmulatedPc pc)
    {
        (_device, _pc) = (device, pc);
        _serving = device.ServeAsync(ServeAsync);
    }

    /// <summary>Answers a signed call by itself: gets its text and the line, says whether it did. Null = as the emulated firmware.</summary>
    public Func<string, Stream, Task<bool>>? Instead { get; set; }

    /// <summary>Serves a redirection line by itself. Null = as the emulated firmware.</summary>
    public Func<Stream, Task>? Redirection { get; set; }

    /// <summary>Expected, let in, its password tried.</summary>
    public static async Task<HostileFirmware> ConnectAsync(DeviceScene scene)
    {
        await scene.ExpectAsync().ExpectAsync(200);
        var firmware = new HostileFirmware(await HostileDevice.ReadyAsync(scene), await scene.NewPcAsync());
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        return firmware;
    }

    /// <summary>Tries the password.</summary>
    public static Task<Answer> AccessAsync(DeviceScene scene) => scene.Ada.PostAsync(scene.Device + "/access");

    public static Func<string, Stream, Task<bool>> Saying(string bytes) => async (_, line) =>
    {
        await line.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        return true;
    };

    /// <summary>An envelope with that body, as an answer to a message of that number.</summary>
    public static string Envelope(string body, string relatesTo) =>
        $"<a:Envelope xmlns:a=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:b=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\"><a:Header><b:RelatesTo>{relatesTo}</b:RelatesTo></a:Header><a:Body>{body}</a:Body></a:Envelope>";

    public static string Ok(string body) => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _device.DisposeAsync();
        await _serving.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task ServeAsync(int port, Stream channel)
    {
        await using var line = channel;
        try
        {
            if (port == DevicePort.Redirection)
            {
                await (Redirection?.Invoke(line) ?? _pc.Ports.ServeAsync(port, line, CancellationToken.None));
                return;
            }

            Pipe there = new(), back = new();
            var serving = _pc.Ports.ServeAsync(DevicePort.WsMan, new DuplexStream(there.Reader.AsStream(), back.Writer.AsStream()), CancellationToken.None);
            var toFirmware = there.Writer.AsStream();
            var (asked, answered) = (new HttpInlet(line, HttpSide.Requests), new HttpInlet(back.Reader.AsStream(), HttpSide.Answers));
            while (await asked.ReadAsync(CancellationToken.None) is HttpRead.Message call)
            {
                var signed = call.Head.First("Authorization");
                if (signed is not null && Instead is { } instead && await instead(Encoding.UTF8.GetString(call.Body), line))
                {
                    continue;
                }

                var head = $"{call.Head.FirstLine}\r\n{(signed is null ? "" : $"Authorization: {signed}\r\n")}Content-Length: {call.Body.Length}\r\n\r\n";
                await toFirmware.WriteAsync(Encoding.Latin1.GetBytes(head).Concat(call.Body).ToArray());
                if (await answered.ReadAsync(CancellationToken.None) is not HttpRead.Message answer)
                {
                    break;
                }

                var fields = string.Concat(new[] { "WWW-Authenticate", "Server", "Connection" }.Select(n => answer.Head.First(n) is { } v ? $"{n}: {v}\r\n" : ""));
                await line.WriteAsync(Encoding.Latin1.GetBytes($"{answer.Head.FirstLine}\r\n{fields}Content-Length: {answer.Body.Length}\r\n\r\n").Concat(answer.Body).ToArray());
                if (answer.Head.Closes)
                {
                    break;
                }
            }

            await toFirmware.DisposeAsync();
            await serving;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // The server closed the line.
        }
    }
}
