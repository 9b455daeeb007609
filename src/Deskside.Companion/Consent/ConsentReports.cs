using System.Threading.Channels;
using Deskside.Companion.Backend;

namespace Deskside.Companion.Consent;

/// <summary>Tells the server what the customer decided, in order, for the record. The server is told, never asked.</summary>
/// <remarks>Bound: 256 reports; they wait while the line is down. Over that the oldest is dropped, and the record has a gap.</remarks>
internal sealed class ConsentReports(ServerLink server, string session, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Capability, string State)> _waiting = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(256) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public void Report(string capability, string state) => _waiting.Writer.TryWrite((capability, state));

    public void Complete() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var (capability, state) in _waiting.Reader.ReadAllAsync(cancellation))
            while (!await TrySendAsync(capability, state, cancellation))
                await Task.Delay(RetryAfter, time, cancellation);
    }

    private async Task<bool> TrySendAsync(string capability, string state, CancellationToken cancellation)
    {
        try
        {
            await server.ReportConsentAsync(session, capability, state, cancellation);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (BackendException)
        {
            // The session is over for the server: nothing is left to record.
            return true;
        }
    }
}
