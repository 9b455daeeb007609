using System.Net.WebSockets;
using Deskside.OutOfBand.Redirection.Sol;
using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>A page before a device's line: bytes both ways until one end is over.</summary>
internal sealed class LineRuns(DeviceWork work, LineDesk lines)
{
    /// <summary>How long a page may take to close after it was told the end.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Says why it ended.</summary>
    public async Task<string> RunSerialAsync(DeviceRow row, LineHold hold, LineSocket page, CancellationToken cancellation)
    {
        var actor = hold.Right.Actor;
        var opened = await work.RunAsync<SerialLine>(
            row, actor, async (live, desk) => await lines.OpenSerialAsync(live, row, desk, actor, cancellation) is { } fault ? fault : live.Serial!, cancellation);
        if (!opened.Has(out var line, out var why))
        {
            return why.Detail;
        }

        if (line.SitDown() is not var (seat, before))
        {
            return "Somebody has this serial line open already.";
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var showing = CancellationTokenSource.CreateLinkedTokenSource(over.Token, hold.Token);
        try
        {
            await page.TellAsync(new { kind = "opened" }, cancellation);
            if (before.Length > 0)
            {
                await page.SendAsync(before, cancellation);
            }

            var typing = TypeAsync(line, page, hold, over);
            try
            {
                await ShowAsync(seat, page, hold, showing.Token);
            }
            catch (OperationCanceledException) when (hold.Why is not null)
            {
                // Cut: the page has been told, and whoever has the right may sit down while it says goodbye.
                line.StandUp(seat);
            }

            // Told before the receiving is cut off, which would close the socket without a word.
            await page.EndAsync(line.Ended.IsCompleted ? await line.Ended : "The serial line was closed.");
            over.CancelAfter(Farewell);
            await typing;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The page left.
        }
        finally
        {
            await over.CancelAsync();
            line.StandUp(seat);
        }

        await CloseUnlessBootingAsync(row, line, actor);
        return hold.Why ?? (line.Ended.IsCompleted ? await line.Ended : "The page left.");
    }

    public async Task<string> RunScreenAsync(DeviceRow row, LineHold hold, LineSocket page, CancellationToken cancellation)
    {
        var actor = hold.Right.Actor;
        var opened = await work.RunAsync(row, actor, async (live, desk) => await lines.OpenScreenAsync(live, row, desk, actor, cancellation), cancellation);
        if (!opened.Has(out var screen, out var why))
        {
            return why.Detail;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var painting = CancellationTokenSource.CreateLinkedTokenSource(over.Token, screen.Closing.Token, hold.Token);
        try
        {
            await page.TellAsync(new { kind = "opened" }, cancellation);
            Task[] ways = [PaintAsync(screen, page, hold, painting.Token), SteerAsync(screen, page, hold, over.Token)];
            if (await Task.WhenAny(ways) == ways[0])
            {
                await page.EndAsync("The screen was closed.");
                over.CancelAfter(Farewell);
            }
            else
            {
                await over.CancelAsync();
            }

            await screen.DisposeAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One end is over.
        }
        finally
        {
            await work.LetGoAsync(row, live => ReferenceEquals(live.Screen, screen) ? lines.CloseScreenAsync(live, row, actor, CancellationToken.None) : Task.CompletedTask);
        }

        return hold.Why ?? "The screen was closed.";
    }

    private static async Task ShowAsync(SerialSeat seat, LineSocket page, LineHold hold, CancellationToken cancellation)
    {
        await foreach (var news in seat.ReadAllAsync(cancellation))
        {
            if (hold.Why is not null)
            {
                return;
            }

            switch (news)
            {
                case SolNews.Text text:
                    await page.SendAsync(text.Bytes, cancellation);
                    break;
                case SolNews.Power power:
                    await page.TellAsync(new { kind = "power", on = power.IsOn }, cancellation);
                    break;
            }
        }
    }

    private static async Task TypeAsync(SerialLine line, LineSocket page, LineHold hold, CancellationTokenSource over)
    {
        try
        {
            while (await page.ReceiveAsync(over.Token) is { } typed && hold.Why is null)
            {
                await line.WriteAsync(typed, over.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One end is over.
        }

        await over.CancelAsync();
    }

    private static async Task PaintAsync(ScreenLine screen, LineSocket page, LineHold hold, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        while (await screen.Line.ReadAsync(buffer, cancellation) is > 0 and var count && hold.Why is null)
        {
            await page.SendAsync(buffer.AsMemory(0, count), cancellation);
        }
    }

    private static async Task SteerAsync(ScreenLine screen, LineSocket page, LineHold hold, CancellationToken cancellation)
    {
        while (await page.ReceiveAsync(cancellation) is { } bytes && hold.Why is null)
        {
            await screen.Line.WriteAsync(bytes, cancellation);
            await screen.Line.FlushAsync(cancellation);
        }
    }

    /// <summary>While a start from an image goes on, the line stays open for the transcript and for whoever sits down next.</summary>
    private Task CloseUnlessBootingAsync(DeviceRow row, SerialLine line, string actor) => work.LetGoAsync(
        row, live => ReferenceEquals(live.Serial, line) && live.Media is null && line.IsFree ? lines.CloseSerialAsync(live, row, actor, CancellationToken.None) : Task.CompletedTask);
}
