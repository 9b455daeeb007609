namespace Deskside.Stage.Lines;

/// <summary>What a line between two hosts is like.</summary>
/// <param name="UpBitsPerSecond">From the near host to the far one; 0 is as fast as the machine.</param>
/// <param name="DownBitsPerSecond">From the far host to the near one.</param>
/// <param name="OneWayDelay">Half of the round trip.</param>
/// <param name="LossShare">How many packets are lost in each direction, 0 to 1.</param>
/// <param name="QueueBytes">How much waits before a slow line until the newest is dropped, as in a home router.</param>
public sealed record LineOptions(long UpBitsPerSecond, long DownBitsPerSecond, TimeSpan OneWayDelay, double LossShare, int QueueBytes)
{
    /// <summary>Nothing shaped: what two programs on one machine have.</summary>
    public static LineOptions Loopback { get; } = new(0, 0, TimeSpan.Zero, 0, 4 << 20);

    /// <summary>5 Mbit/s up, 20 down, 40 ms round trip.</summary>
    public static LineOptions Home { get; } = new(5_000_000, 20_000_000, TimeSpan.FromMilliseconds(20), 0, 256 << 10);

    /// <summary>2 Mbit/s both ways, 120 ms round trip, 1 % of the packets lost.</summary>
    public static LineOptions Poor { get; } = new(2_000_000, 2_000_000, TimeSpan.FromMilliseconds(60), 0.01, 128 << 10);
}
