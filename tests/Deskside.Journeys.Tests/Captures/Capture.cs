using Deskside.Stage;

namespace Deskside.Journeys.Tests.Captures;

/// <summary>tcpdump on one device of one host, from its first packet to the end.</summary>
internal sealed class Capture : IAsyncDisposable
{
    private readonly RunningProcess _dump;
    private readonly string _file;

    private Capture(RunningProcess dump, string file) => (_dump, _file) = (dump, file);

    /// <summary>Starts to listen; with a host, inside that network namespace.</summary>
    public static async Task<Capture> StartAsync(string? host, string device, string filter)
    {
        var file = Path.GetTempFileName();
        string[] dump = ["-i", device, "-s", "0", "-U", "--immediate-mode", "-B", "65536", "-w", file, .. filter.Split(' ')];
        var running = host is null ? RunningProcess.Start("tcpdump", dump) : RunningProcess.Start("ip", ["netns", "exec", host, "tcpdump", .. dump]);
        await running.LineAsync(line => line.Contains("listening on", StringComparison.Ordinal), Until.Limit);
        return new Capture(running, file);
    }

    /// <summary>Stops listening and returns what was heard.</summary>
    public async Task<byte[]> StopAsync()
    {
        _dump.Signal(2);
        await _dump.ExitAsync(Until.Limit);
        return await File.ReadAllBytesAsync(_file);
    }

    public async ValueTask DisposeAsync()
    {
        await _dump.DisposeAsync();
        File.Delete(_file);
    }
}
