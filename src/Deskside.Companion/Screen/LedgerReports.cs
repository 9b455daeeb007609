using Deskside.Companion.Backend;

namespace Deskside.Companion.Screen;

/// <summary>Tells the server what the pictures cost so far, for the record: every minute in which there were some, and at the end.</summary>
/// <remarks>Only the totals. A report that is lost is made good by the next; the last one is tried for a few seconds.</remarks>
internal sealed class LedgerReports(PictureLedger ledger, ServerLink server, string session, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(3);

    private long _told;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(Every, time, cancellation);
            await TellAsync(cancellation);
        }
    }

    /// <summary>The last word, after the last picture. Never throws.</summary>
    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(LastPatience, time);
        await TellAsync(patience.Token);
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        var totals = ledger.Totals;
        if (totals.Pictures == _told) return;
        try
        {
            await server.ReportScreenAsync(session, new ScreenBody(totals.Pictures, totals.ChangedPixels, totals.Bytes), cancellation);
            _told = totals.Pictures;
        }
        catch (Exception lost) when (lost is HttpRequestException or BackendException or OperationCanceledException)
        {
            // Told again with the next; an older server does not know it.
        }
    }
}
