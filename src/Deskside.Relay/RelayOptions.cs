namespace Deskside.Relay;

/// <summary>The relay's bounds. All memory a session can hold follows from them.</summary>
/// <remarks>
/// A leg holds at most <see cref="MaxQueuedBytes"/> + one frame + <see cref="ReserveBytes"/> on its way out and one message
/// (256 KiB) on its way in; a tap at most <see cref="MaxTapBytes"/> + one frame. A waiting leg holds 4 KiB.
/// </remarks>
public sealed record RelayOptions
{
    /// <summary>Frames that may wait for a leg before its sender waits.</summary>
    public int MaxQueuedFrames { get; init; } = 64;

    /// <summary>Bytes that may wait for a leg before its sender waits. One larger frame passes when nothing else waits.</summary>
    public int MaxQueuedBytes { get; init; } = 256 * 1024;

    /// <summary>On top of that, for the relay's own news and for frames addressed to a parked viewer.</summary>
    public int ReserveBytes { get; init; } = 64 * 1024;

    /// <summary>Frames waiting together are sent as one message up to this size; a longer frame goes alone.</summary>
    public int MaxBatchBytes { get; init; } = 32 * 1024;

    /// <summary>Viewers of one session, those who are away included.</summary>
    public int MaxViewers { get; init; } = 16;

    /// <summary>Bytes that may wait for the tap before a gap is marked.</summary>
    public int MaxTapBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>From the connection to a whole Join, and to its answer.</summary>
    public TimeSpan JoinLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A viewer who is not the lead is parked when this far behind.</summary>
    public TimeSpan ParkAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A leg that takes nothing for so long is closed.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For the last word and the close, before the line is cut.</summary>
    public TimeSpan CloseLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A leg that is away for so long has left.</summary>
    public TimeSpan AwayLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The relay asks the sharer for a keyframe at most this often.</summary>
    public TimeSpan KeyframeSpacing { get; init; } = TimeSpan.FromSeconds(5);
}
