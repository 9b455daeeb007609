namespace Deskside.OutOfBand.Redirection.Sol;

/// <summary>A redirected serial line, as the console: what the PC writes, what the technician types.</summary>
/// <remarks>
/// Sends a heartbeat every 2 s, because firmware ends a quiet session. A reader that does not read stops the device by the channel's
/// window: nothing is kept here but one message. <see cref="NextAsync"/>: one caller. <see cref="WriteAsync"/>: any.
/// Disposing says goodbye and closes the line, which this takes over. Source: docs/out-of-band/redirection.md, 2.
/// </remarks>
public sealed class SolSession : IAsyncDisposable
{
    private const byte SystemPowered = 4;
    private static readonly TimeSpan HeartbeatPause = TimeSpan.FromSeconds(2);

    private readonly Stream _line;
    private readonly TimeProvider _time;
    private readonly RedirectionInlet _inlet;
    private readonly RedirectionOutlet _outlet;
    private readonly CancellationTokenSource _closing = new();
    private Task _beating = Task.CompletedTask;
    private uint _number;
    private bool _isOver;

    private SolSession(Stream line, TimeProvider time)
    {
        (_line, _time) = (line, time);
        _inlet = new RedirectionInlet(line, SolWire.MeasureFromDevice);
        _outlet = new RedirectionOutlet(line);
    }

    /// <summary>Starts the line on a signed-in session. Null, with the line closed, when the firmware refuses; then why is told.</summary>
    public static async ValueTask<(SolSession? Session, string Why)> StartAsync(Stream line, TimeProvider time, CancellationToken cancellation)
    {
        var session = new SolSession(line, time);
        try
        {
            await session.SendAsync(SolWire.StartMessage, cancellation);
            var reply = await session._inlet.ReceiveAsync(cancellation);
            if (reply is { Span: [SolWire.StartReply, 0, ..] })
            {
                session._beating = session.BeatAsync(session._closing.Token);
                return (session, "");
            }
            await session.DisposeAsync();
            return (null, reply is { Span: [SolWire.StartReply, var status, ..] } ? $"The firmware refused the serial line (status {status})." : "The firmware closed the line.");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            await session.DisposeAsync();
            return (null, broken.Message);
        }
        catch (OperationCanceledException)
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for what comes next.</summary>
    public async ValueTask<SolNews> NextAsync(CancellationToken cancellation)
    {
        try
        {
            while (!_isOver)
            {
                if (await _inlet.ReceiveAsync(cancellation) is not { } message) return Over("The firmware closed the line.");
                switch (message.Span[0])
                {
                    case SolWire.TextFromHost when message.Length > SolWire.TextHeadBytes: return new SolNews.Text(message[SolWire.TextHeadBytes..].ToArray());
                    case SolWire.LineState: return new SolNews.Power((message.Span[9] & SystemPowered) != 0);
                    case SolWire.Ping: await SendAsync(number => SolWire.Numbered(SolWire.Pong, 8, number), cancellation); break;
                    case SolWire.EndReply or RedirectionWire.End: return Over("The firmware ended the session.");
                }
            }
            return Over("The session is over.");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or ObjectDisposedException)
        {
            return Over(broken.Message);
        }
    }

    /// <summary>Sends what the technician typed. Throws IOException when the line is gone.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        for (; !text.IsEmpty; text = text[Math.Min(text.Length, SolWire.MaxTextBytes)..])
        {
            var slice = text[..Math.Min(text.Length, SolWire.MaxTextBytes)];
            await SendAsync(number => SolWire.Text(SolWire.TextToHost, number, slice.Span), cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _beating;
        if (!_isOver)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
            try
            {
                await SendAsync(number => SolWire.Numbered(SolWire.End, 8, number), limit.Token);
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // It is over in any case.
            }
        }
        _isOver = true;
        await _line.DisposeAsync();
    }

    private ValueTask SendAsync(Func<uint, byte[]> make, CancellationToken cancellation) => _outlet.SendAsync(() => make(_number++), cancellation);

    private SolNews.Ended Over(string why)
    {
        _isOver = true;
        return new SolNews.Ended(why);
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(HeartbeatPause, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                await SendAsync(number => SolWire.Numbered(SolWire.Heartbeat, 8, number), cancellation);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The reading side tells.
        }
    }
}
