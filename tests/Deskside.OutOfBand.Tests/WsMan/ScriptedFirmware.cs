using System.IO.Pipelines;
using System.Text;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Tests.WsMan;

/// <summary>A firmware's web end: each line that is opened gets the next answers of the script, in order.</summary>
internal sealed class ScriptedFirmware(params ScriptedFirmware.Line[] lines)
{
    /// <summary>Answers that one line gives before it closes.</summary>
    public sealed record Line(params string[] Answers);

    private int _next;

    public List<string> Heads { get; } = [];
    public List<string> Bodies { get; } = [];
    public int LinesOpened => _next;

    public ValueTask<LineOutcome> OpenAsync(CancellationToken cancellation)
    {
        if (_next == lines.Length) return ValueTask.FromResult<LineOutcome>(new LineOutcome.Failed("The script has no more lines."));
        Pipe there = new(), back = new();
        _ = ServeAsync(lines[_next++], there.Reader.AsStream(), back.Writer.AsStream());
        return ValueTask.FromResult<LineOutcome>(new LineOutcome.Opened(new DuplexStream(back.Reader.AsStream(), there.Writer.AsStream())));
    }

    public static string Challenge(string nonce, string more = "") =>
        $"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"Digest:A4070000000000000000000000000000\", nonce=\"{nonce}\", qop=\"auth\"{more}\r\n"
        + "Content-Type: text/html\r\nServer: Intel(R) Active Management Technology 16.1.25\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>";

    public static string Chunked(string body) =>
        "HTTP/1.1 200 OK\r\nServer: Intel(R) Active Management Technology 16.1.25\r\nTransfer-Encoding: chunked\r\n\r\n"
        + $"{body.Length / 2:x}\r\n{body[..(body.Length / 2)]}\r\n{body.Length - (body.Length / 2):X};ext=1\r\n{body[(body.Length / 2)..]}\r\n0\r\n\r\n";

    private async Task ServeAsync(Line line, Stream reading, Stream writing)
    {
        var inlet = new HttpInlet(reading, HttpSide.Requests);
        foreach (var answer in line.Answers)
        {
            if (await inlet.ReadAsync(CancellationToken.None) is not HttpRead.Message message) break;
            Heads.Add(message.Head.First("Authorization") ?? "");
            Bodies.Add(Encoding.UTF8.GetString(message.Body));
            await writing.WriteAsync(Encoding.Latin1.GetBytes(answer));
        }
        await writing.DisposeAsync();
    }
}
