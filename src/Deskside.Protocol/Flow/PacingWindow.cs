namespace Deskside.Protocol.Flow;

/// <summary>Bounds what is on its way by the measured round trip: no more than about 100 ms of queue, at most two pictures overdue.</summary>
/// <remarks>
/// The sender tells each part (<see cref="Sent"/>) and each screen message (<see cref="FrameSent"/>), and hands on what receipts
/// say (<see cref="Consumed"/>, <see cref="Painted"/>). From these it keeps the smallest round trip of the last 10 s and the
/// largest delivery rate of the last 2 s; budget = rate × (round trip + 80 ms), at least <see cref="MinBudget"/>: receipts come in
/// lumps, so the largest rate is somewhat over the true one, and the queue ends up at about 100 ms.
/// On a fast line parts are used sooner than the budget allows for, so the measured rate, and with it the budget, grows until the
/// line is the limit; when the line gets slower, the old maximum leaves within 2 s. A single part always fits into an empty line.
/// A picture is overdue when it is unpainted although the round trip, a quarter more, and <see cref="Painting"/> have gone by: a long line
/// holds more pictures than a short one without anybody waiting for them, and its smallest round trip is not its usual one. While only <see cref="SmallFlight"/> are on their way, nothing can pile
/// up, and receipts may take their time.
/// Pure: time is an argument (monotonic). Not thread-safe. Bounds: at most <see cref="MaxSamples"/> samples are kept.
/// </remarks>
public sealed class PacingWindow
{
    public const int MinBudget = 48 * 1024;

    /// <summary>The budget before anything is known of the line: a first picture goes in one piece, as there is nothing yet that it could delay.</summary>
    public const int FirstBudget = 192 * 1024;

    public const int MaxBudget = 16 * 1024 * 1024;
    public const int MaxOverdueFrames = 2;

    /// <summary>Fewer bytes than this cost no line and no viewer any time worth counting.</summary>
    public const int SmallFlight = 2 * 1024;

    public const int MaxSamples = 1024;

    private const double Unevenness = 1.25;

    private static readonly TimeSpan Queue = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Painting = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan FirstRoundTrip = TimeSpan.FromMilliseconds(50);

    private readonly Queue<SentPart> _parts = new();
    private readonly Queue<SentFrame> _unpainted = new();
    private readonly WindowedExtreme _roundTrip = new(TimeSpan.FromSeconds(10), keepSmallest: true);
    private readonly WindowedExtreme _rate = new(TimeSpan.FromSeconds(2), keepSmallest: false);
    private long _sentTotal;
    private long _consumedTotal;
    private TimeSpan _consumedAt;

    /// <summary>Bytes sent and not used yet.</summary>
    public long InFlightBytes => _sentTotal - _consumedTotal;

    /// <summary>Screen messages sent and not painted yet.</summary>
    public int UnpaintedFrames => _unpainted.Count;

    /// <summary>The smallest round trip seen lately; 50 ms before the first.</summary>
    public TimeSpan RoundTrip => _roundTrip.Value is { } ticks ? TimeSpan.FromTicks((long)ticks) : FirstRoundTrip;

    /// <summary>The largest delivery rate seen lately, bytes a second; 0 before the first.</summary>
    public double BytesPerSecond => _rate.Value ?? 0;

    /// <summary>Bytes that may be on their way.</summary>
    public long BudgetBytes => _rate.Value is null ? FirstBudget : (long)Math.Clamp(BytesPerSecond * (RoundTrip + Queue).TotalSeconds, MinBudget, MaxBudget);

    /// <summary>May a part of this size go now?</summary>
    public bool MaySend(int bytes) => InFlightBytes == 0 || InFlightBytes + bytes <= BudgetBytes;

    /// <summary>May the next screen message be encoded? The picture is not a queue: ask as late as possible.</summary>
    public bool MayEncode(TimeSpan now) => InFlightBytes < BudgetBytes && (InFlightBytes < SmallFlight || OverdueFrames(now) < MaxOverdueFrames);

    public void Sent(int bytes, TimeSpan now)
    {
        if (InFlightBytes == 0) _consumedAt = now;
        _sentTotal += bytes;
        if (_parts.Count < MaxSamples) _parts.Enqueue(new SentPart(_sentTotal, now, _consumedTotal, _consumedAt));
    }

    public void FrameSent(int surface, uint frameNumber, TimeSpan now)
    {
        if (_unpainted.Count >= MaxSamples) _unpainted.Dequeue();
        _unpainted.Enqueue(new SentFrame(surface, frameNumber, now));
    }

    /// <summary>The receiver has used that many more bytes. More than were sent counts as all.</summary>
    public void Consumed(long bytes, TimeSpan now)
    {
        if (bytes <= 0) return;
        _consumedTotal = Math.Min(_sentTotal, _consumedTotal + bytes);
        _consumedAt = now;
        SentPart? newest = null;
        while (_parts.TryPeek(out var part) && part.EndsAt <= _consumedTotal) newest = _parts.Dequeue();
        if (newest is not { } sample) return;
        _roundTrip.Add(Math.Max(1, (now - sample.At).Ticks), now);
        var seconds = (now - sample.ConsumedAt).TotalSeconds;
        if (seconds > 0) _rate.Add((_consumedTotal - sample.ConsumedBefore) / seconds, now);
    }

    /// <summary>The receiver painted this frame, and so every older one of the surface.</summary>
    public void Painted(int surface, uint frameNumber)
    {
        for (var i = _unpainted.Count; i > 0; i--)
        {
            var frame = _unpainted.Dequeue();
            if (frame.Surface != surface || unchecked((int)(frame.Number - frameNumber)) > 0) _unpainted.Enqueue(frame);
        }
    }

    /// <summary>Forgets what was on its way: the line was cut or the keys are new. The estimates stay.</summary>
    public void Reset()
    {
        _parts.Clear();
        _unpainted.Clear();
        _sentTotal = _consumedTotal = 0;
        _consumedAt = default;
    }

    private int OverdueFrames(TimeSpan now)
    {
        var overdue = 0;
        var limit = RoundTrip * Unevenness + Painting;
        foreach (var frame in _unpainted)
            if (now - frame.At >= limit) overdue++;
        return overdue;
    }

    private readonly record struct SentFrame(int Surface, uint Number, TimeSpan At);

    private readonly record struct SentPart(long EndsAt, TimeSpan At, long ConsumedBefore, TimeSpan ConsumedAt);
}
