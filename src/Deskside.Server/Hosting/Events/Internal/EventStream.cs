using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>One reader's Server-Sent Events: stored ones after the last that he knows, fleeting ones as they come, a comment every 15 s.</summary>
internal sealed class EventStream(EventLog log, TimeProvider time, PipeWriter output)
{
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private static readonly byte[] Here = ": here\n\n"u8.ToArray();

    private bool _isWritten;

    /// <param name="reader">Whose stream it is.</param>
    /// <param name="mailbox">What comes for him.</param>
    /// <param name="sight">What he may and wants to see.</param>
    /// <param name="lastKnown">His Last-Event-ID; null when he starts anew.</param>
    /// <param name="pace">The pause after each batch, so that many readers share the machine; zero for few. What is urgent does not wait for it.</param>
    /// <param name="isStillAllowed">Asked before each batch: a sign-out ends the stream.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async Task RunAsync(
        Caller reader, ReaderMailbox mailbox, EventSight sight, long? lastKnown, Func<TimeSpan> pace, Func<CancellationToken, ValueTask<bool>> isStillAllowed, CancellationToken cancellation)
    {
        var position = await OpenAsync(reader, lastKnown, cancellation);
        position = await CatchUpAsync(reader, mailbox, sight, position, cancellation);
        var pause = Task.Delay(KeepAlive, time, cancellation);
        while (true)
        {
            await Task.WhenAny(mailbox.Came, pause);
            cancellation.ThrowIfCancellationRequested();
            if (mailbox.IsBehind || !await isStillAllowed(cancellation))
            {
                return;
            }

            foreach (var happened in mailbox.TakeAll())
            {
                // The log may have told it already, while this reader caught up.
                if ((happened.Number == 0 || happened.Number > position) && sight.Sees(happened))
                {
                    Write(happened.Frame);
                }

                position = Math.Max(position, happened.Number);
            }

            if (pause.IsCompleted)
            {
                pause = Task.Delay(KeepAlive, time, cancellation);
                if (!_isWritten)
                {
                    Write(Here);
                }
            }

            await FlushAsync(cancellation);
            if (pace() is { Ticks: > 0 } gap)
            {
                await Task.WhenAny(Task.Delay(gap, time, cancellation), mailbox.UrgentCame);
            }
        }
    }

    /// <summary>Says where the stream begins, so that a line cut before the first event loses nothing either.</summary>
    private async Task<long> OpenAsync(Caller reader, long? lastKnown, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(reader.Organisation, cancellation);
        var isKnown = lastKnown is { } last && last <= head && last >= await log.OldestAsync(reader.Organisation, cancellation) - 1;
        var position = isKnown ? lastKnown!.Value : head;
        var kind = lastKnown is null || isKnown ? "stream.ready" : "stream.reset";
        Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: 1000\nevent: {kind}\nid: {position}\ndata: {{\"kind\":\"{kind}\"}}\n\n")));
        await FlushAsync(cancellation);
        return position;
    }

    private async Task<long> CatchUpAsync(Caller reader, ReaderMailbox mailbox, EventSight sight, long position, CancellationToken cancellation)
    {
        while (position < mailbox.Since)
        {
            foreach (var happened in await log.ReadAfterAsync(reader.Organisation, position, cancellation))
            {
                position = happened.Number;
                if (sight.Sees(happened))
                {
                    Write(happened.Frame);
                }
            }

            await FlushAsync(cancellation);
        }

        return position;
    }

    private void Write(byte[] frame)
    {
        output.Write(frame);
        _isWritten = true;
    }

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_isWritten)
        {
            _isWritten = false;
            await output.FlushAsync(cancellation);
        }
    }
}
