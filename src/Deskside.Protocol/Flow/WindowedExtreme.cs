namespace Deskside.Protocol.Flow;

/// <summary>The smallest or largest of the samples of a sliding time. Bounded to 128 samples; not thread-safe.</summary>
internal sealed class WindowedExtreme(TimeSpan length, bool keepSmallest)
{
    private const int MaxKept = 128;

    // Kept in order of time; each is more extreme than all that follow it, so the first is the answer.
    private readonly LinkedList<(double Value, TimeSpan At)> _kept = new();

    public double? Value => _kept.First?.Value.Value;

    public void Add(double value, TimeSpan now)
    {
        while (_kept.Last is { } last && (keepSmallest ? last.Value.Value >= value : last.Value.Value <= value)) _kept.RemoveLast();
        _kept.AddLast((value, now));
        while (_kept.Count > MaxKept || (_kept.Count > 1 && now - _kept.First!.Value.At > length)) _kept.RemoveFirst();
    }
}
