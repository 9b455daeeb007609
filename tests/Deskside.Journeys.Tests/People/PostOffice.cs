using System.Text.Json;
using System.Text.RegularExpressions;
using Deskside.Stage;

namespace Deskside.Journeys.Tests.People;

/// <summary>A real mail server (npm smtp-server) in a process of its own, without TLS: what a relay on the same machine offers.</summary>
internal sealed partial class PostOffice : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private PostOffice(RunningProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<PostOffice> OpenAsync()
    {
        var script = Path.Combine(Checkout.Root, "tests/Deskside.Server.Tests/Notifications/Post/post.mjs");
        var process = RunningProcess.Start("node", [script, "plain", "-", "-", Path.Combine(Checkout.Root, "web/package.json"), "signal"]);
        return new PostOffice(process, int.Parse(await process.LineAsync(line => line.Length > 0 && line.All(char.IsAsciiDigit), TimeSpan.FromSeconds(20))));
    }

    /// <summary>The link in the newest mail to this address.</summary>
    public async Task<string> LinkToAsync(string address)
    {
        var line = await _process.LineAsync(text => text.StartsWith('{') && text.Contains(address, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        var raw = JsonDocument.Parse(line).RootElement.GetProperty("raw").GetString()!;
        var decoded = string.Join('\n', Base64Part().Matches(raw).Select(m => Decode(m.Groups[1].Value))) + raw.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        return Link().Match(decoded).Value;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Decode(string body) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")));

    [GeneratedRegex("https?://[^\\s<\"]+/join#i\\.[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("Content-Transfer-Encoding: base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Base64Part();
}
