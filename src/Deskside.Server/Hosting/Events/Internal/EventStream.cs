using System.Globalization;
using System.Text;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>One reader's Server-Sent Events: stored ones after the last that he knows, fleeting ones as they come, a comment every 15 s.</summary>
internal sealed class EventStream(EventLog log, TimeProvider time, HttpContext context)
{
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <param name="reader">Whose stream it is.</param>
    /// <param name="mailbox">His fleeting news.</param>
    /// <param name="sight">What he may and wants to see.</param>
    /// <param name="lastKnown">His Last-Event-ID; null when he starts anew.</param>
    /// <param name="isStillAllowed">Asked before each batch: a sign-out ends the stream.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async Task RunAsync(Caller reader, FleetingMailbox mailbox, EventSight sight, long? lastKnown, Func<CancellationToken, Task<bool>> isStillAllowed, CancellationToken cancellation)
    {
        var position = await OpenAsync(reader, lastKnown, cancellation);
        var more = log.ReadAfterAsync(reader.Organisation, position, cancellation);
        while (true)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var pause = Task.Delay(KeepAlive, time, stop.Token);
            await Task.WhenAny(more, mailbox.Came, pause);
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            if (!await isStillAllowed(cancellation))
            {
                return;
            }

            var text = new StringBuilder();
            if (more.IsCompleted)
            {
                foreach (var happened in await more)
                {
                    position = happened.Number;
                    if (sight.Sees(happened))
                    {
                        Append(text, happened);
                    }
                }

                more = log.ReadAfterAsync(reader.Organisation, position, cancellation);
            }

            foreach (var happened in mailbox.TakeAll().Where(sight.Sees))
            {
                Append(text, happened);
            }

            if (text.Length == 0 && pause.IsCompletedSuccessfully)
            {
                text.Append(": here\n\n");
            }

            await WriteAsync(text, cancellation);
        }
    }

    /// <summary>Says where the stream begins, so that a line cut before the first event loses nothing either.</summary>
    private async Task<long> OpenAsync(Caller reader, long? lastKnown, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(reader.Organisation, cancellation);
        var oldest = await log.OldestAsync(reader.Organisation, cancellation);
        var isKnown = lastKnown is { } last && last >= oldest - 1 && last <= head;
        var position = isKnown ? lastKnown!.Value : head;
        var kind = lastKnown is null || isKnown ? "stream.ready" : "stream.reset";
        await WriteAsync(new StringBuilder().Append(CultureInfo.InvariantCulture, $"retry: 1000\nevent: {kind}\nid: {position}\ndata: {{\"kind\":\"{kind}\"}}\n\n"), cancellation);
        return position;
    }

    private static void Append(StringBuilder text, StoredEvent happened)
    {
        text.Append("event: ").Append(happened.Kind).Append('\n');
        if (happened.Number > 0)
        {
            text.Append("id: ").Append(happened.Number.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        // The JSON has no line end in it: the writer escapes them.
        text.Append("data: ").Append(happened.Body).Append("\n\n");
    }

    private async Task WriteAsync(StringBuilder text, CancellationToken cancellation)
    {
        if (text.Length > 0)
        {
            await context.Response.WriteAsync(text.ToString(), cancellation);
            await context.Response.Body.FlushAsync(cancellation);
        }
    }
}
