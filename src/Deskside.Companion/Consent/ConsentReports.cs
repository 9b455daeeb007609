using System.Threading.Channels;
using Deskside.Companion.Backend;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Consent;

/// <summary>Tells the server what the customer decided, in order, for the record. The server is told, never asked.</summary>
/// <remarks>Bound: 256 reports; they wait while the line is down. Over that the oldest is dropped, and the record has a gap.</remarks>
internal sealed class ConsentReports(ServerLink server, string session, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<ConsentBody> _waiting = Channel.CreateBounded<ConsentBody>(
        new BoundedChannelOptions(256) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public void Report(Capability capability, CapabilityState state) => _waiting.Writer.TryWrite(
        new ConsentBody(CapabilityWords.Name(capability), CapabilityWords.Name(state), CapabilityWords.InAdvance(state)));

    public void Complete() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var report in _waiting.Reader.ReadAllAsync(cancellation))
            while (!await TrySendAsync(report, cancellation))
                await Task.Delay(RetryAfter, time, cancellation);
    }

    private async Task<bool> TrySendAsync(ConsentBody report, CancellationToken cancellation)
    {
        try
        {
            await server.ReportConsentAsync(session, report, cancellation);
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
