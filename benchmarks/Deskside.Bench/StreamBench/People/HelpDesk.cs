using System.Text.RegularExpressions;
using Deskside.Stage;
using Deskside.Stage.Lines;

namespace Deskside.Bench.StreamBench.People;

/// <summary>The server, at the far end of the customer's line, with TLS.</summary>
internal sealed partial class HelpDesk : IAsyncDisposable
{
    private const int Port = 8443;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly RunningProcess _process;
    private readonly string _folder;

    private HelpDesk(RunningProcess process, string folder, string setupLink, string fingerprint) =>
        (_process, _folder, SetupLink, Fingerprint) = (process, folder, setupLink, fingerprint);

    public static string Url => $"https://{ShapedLine.FarAddress}:{Port}";

    public string SetupLink { get; }

    public string Fingerprint { get; }

    public int ProcessId => _process.Id;

    public static async Task<HelpDesk> OpenAsync(ShapedLine line)
    {
        var folder = Directory.CreateTempSubdirectory("deskside-bench-").FullName;
        var process = RunningProcess.Start("ip",
        [
            "netns", "exec", line.FarHost, Checkout.Server, "--listen", ShapedLine.FarAddress, "--port", $"{Port}", "--tls", "self",
            "--data", Path.Combine(folder, "data"), "--web", Checkout.Web, "--companion", Checkout.Companions,
        ]);
        var setup = await process.LineAsync(text => text.Contains("/setup#", StringComparison.Ordinal), Patience);
        var fingerprint = await process.LineAsync(text => FingerprintPattern().IsMatch(text), Patience);
        return new HelpDesk(process, folder, setup[setup.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0], FingerprintPattern().Match(fingerprint).Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}")]
    private static partial Regex FingerprintPattern();
}
