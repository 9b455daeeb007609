namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>Keeps a flood of lines that never say who they are from flooding the log: so many are told one by one, the others as a number.</summary>
/// <remarks>Starts anew whenever the number is taken. Thread-safe.</remarks>
internal sealed class StrangerCount
{
    public const int MostSaid = 50;

    private int _count;

    public bool MaySay() => Interlocked.Increment(ref _count) <= MostSaid;

    /// <summary>How many were not said since the last time.</summary>
    public int TakeUnsaid() => Math.Max(0, Interlocked.Exchange(ref _count, 0) - MostSaid);
}
