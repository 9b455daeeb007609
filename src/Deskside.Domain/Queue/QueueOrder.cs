namespace Deskside.Domain.Queue;

/// <summary>Who is next: higher priority, then the longer wait, then the smaller id (so that the order is total and equal on every engine).</summary>
/// <remarks>
/// Aging: a wait of one step weighs as much as one level of priority, so that nobody is passed for ever. Because every wait grows at
/// the same pace, this is the same at any time as the order of (time of asking − priority × step): a place in it never has to be
/// computed anew, and two nodes agree without asking each other.
/// </remarks>
public sealed class QueueOrder : IComparer<QueuePlace>
{
    public const long LowestPriority = -10;
    public const long HighestPriority = 10;

    public static readonly TimeSpan DefaultAgingStep = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestAgingStep = TimeSpan.FromDays(7);

    private readonly long _stepMs;

    /// <param name="agingStep">Over 0 and at most 7 days; what lies outside is brought to the nearest bound.</param>
    public QueueOrder(TimeSpan agingStep) => _stepMs = (long)Math.Clamp(agingStep.TotalMilliseconds, 1, LongestAgingStep.TotalMilliseconds);

    public static QueueOrder Default { get; } = new(DefaultAgingStep);

    /// <summary>The moment at which somebody of priority 0 would have had to ask for this turn. Unix milliseconds.</summary>
    public long TurnOf(QueuePlace place) => place.AskedAtMs - (Math.Clamp(place.Priority, LowestPriority, HighestPriority) * _stepMs);

    public int Compare(QueuePlace x, QueuePlace y)
    {
        var byTurn = TurnOf(x).CompareTo(TurnOf(y));
        return byTurn != 0 ? byTurn : x.Request.Value.CompareTo(y.Request.Value);
    }

    /// <summary>Places by their turn; the first has position 1.</summary>
    public IReadOnlyList<QueuePlace> Sort(IEnumerable<QueuePlace> places) => [.. places.Order(this)];
}
