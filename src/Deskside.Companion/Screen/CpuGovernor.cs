namespace Deskside.Companion.Screen;

/// <summary>Keeps the Companion at no more than half a core: on a weak PC, pictures come less often instead of worse.</summary>
/// <remarks>
/// An allowance that fills at 45 % of a core, with half a second in stock: over any ten seconds that is five of a core's time, plus the
/// work of one picture. A change after a pause is never held back. Pure: processor time and clock are arguments. Not thread-safe.
/// </remarks>
internal sealed class CpuGovernor
{
    private const double Share = 0.45;
    private static readonly TimeSpan Stock = TimeSpan.FromSeconds(0.5);

    private TimeSpan _left = Stock;
    private TimeSpan? _spent;
    private TimeSpan _at;

    /// <summary>How long to rest before the next picture.</summary>
    /// <param name="spent">All processor time of this process so far.</param>
    /// <param name="now">Monotonic.</param>
    public TimeSpan Rest(TimeSpan spent, TimeSpan now)
    {
        if (_spent is { } before)
        {
            _left += ((now - _at) * Share) - (spent - before);
            if (_left > Stock) _left = Stock;
        }
        (_spent, _at) = (spent, now);
        return _left >= TimeSpan.Zero ? TimeSpan.Zero : -_left / Share;
    }
}
