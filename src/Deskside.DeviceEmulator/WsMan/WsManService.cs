using System.Globalization;
using System.Text;
using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.DeviceEmulator.WsMan;

/// <summary>The firmware's web end: HTTP with digest, WS-Management on /wsman.</summary>
/// <remarks>
/// Answers are chunked and bear the firmware's version, as consoles learn it from there; after a 401 the line is closed.
/// Source: docs/out-of-band/ws-man.md, 1. One call of <see cref="ServeAsync"/> a line; lines share one state.
/// </remarks>
public sealed class WsManService(ManagementEngine engine, DigestGate gate)
{
    private const string ServerHeader = "Server: Intel(R) Active Management Technology " + ManagementEngine.Version + "\r\n";

    private readonly ClassBook _book = new(engine);

    public async Task ServeAsync(Stream line, CancellationToken cancellation)
    {
        var inlet = new HttpInlet(line, HttpSide.Requests);
        while (await inlet.ReadAsync(cancellation) is HttpRead.Message message)
        {
            var (head, body) = (message.Head, message.Body);
            var parts = head.FirstLine.Split(' ');
            var verdict = gate.Check(head.First("Authorization"), parts[0]);
            if (verdict != DigestVerdict.Accepted)
            {
                if (verdict == DigestVerdict.Wrong) engine.Logs.AddWrongPassword();
                await SendAsync(line, Challenge(verdict == DigestVerdict.Stale), cancellation);
                return;
            }
            if (parts is not ["POST", "/wsman", ..])
            {
                await SendAsync(line, Plain(404, "Not Found"), cancellation);
                continue;
            }
            var (status, answer) = await _book.AnswerAsync(SoapReader.Read(body), cancellation);
            await SendAsync(line, Chunked(status, answer), cancellation);
            if (head.Closes) return;
        }
    }

    private byte[] Challenge(bool isStale)
    {
        const string Page = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" ><html><head><title>Sign in</title></head><body>A password is needed.</body></html>";
        return Encoding.Latin1.GetBytes(
            "HTTP/1.1 401 Unauthorized\r\n"
            + $"WWW-Authenticate: Digest realm=\"{engine.Realm}\", nonce=\"{gate.NewNonce()}\", stale=\"{(isStale ? "true" : "false")}\", qop=\"auth\"\r\n"
            + "Content-Type: text/html\r\n" + ServerHeader
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}"));
    }

    private static byte[] Plain(int status, string text) => Encoding.Latin1.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {text}\r\n{ServerHeader}Content-Length: 0\r\n\r\n"));

    private static byte[] Chunked(int status, byte[] body)
    {
        var to = new MemoryStream();
        var phrase = status switch { 200 => "OK", 400 => "Bad Request", _ => "Internal Server Error" };
        to.Write(Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {phrase}\r\n{ServerHeader}Content-Type: application/soap+xml; charset=UTF-8\r\nTransfer-Encoding: chunked\r\n\r\n")));
        // Firmware cuts its answers small.
        foreach (var chunk in body.Chunk(1024))
        {
            to.Write(Encoding.Latin1.GetBytes(chunk.Length.ToString("X4", CultureInfo.InvariantCulture) + "\r\n"));
            to.Write(chunk);
            to.Write("\r\n"u8);
        }
        to.Write("0\r\n\r\n"u8);
        return to.ToArray();
    }

    private static async ValueTask SendAsync(Stream line, byte[] bytes, CancellationToken cancellation)
    {
        await line.WriteAsync(bytes, cancellation);
        await line.FlushAsync(cancellation);
    }
}
