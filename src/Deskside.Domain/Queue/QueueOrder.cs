namespace Deskside.Domain.Queue;

/// <summary>Who is next: higher priority, then the longer wait, then the smaller id (so that the order is total and equal on every engine).</summary>
public static class QueueOrder
{
    public static IComparer<QueuePlace> Comparer { get; } = Comparer<QueuePlace>.Create(Compare);

    /// <summary>Places by their turn; the first has position 1.</summary>
    public static IReadOnlyList<QueuePlace> Sort(IEnumerable<QueuePlace> places) => [.. places.Order(Comparer)];

    private static int Compare(QueuePlace left, QueuePlace right)
    {
        var byPriority = right.Priority.CompareTo(left.Priority);
        if (byPriority != 0)
        {
            return byPriority;
        }

        var byTime = left.AskedAtMs.CompareTo(right.AskedAtMs);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Request.ToString(), right.Request.ToString());
    }
}
