namespace Deskside.OutOfBand.Cira;

/// <summary>Whose doing the end of a device's line was.</summary>
public enum CiraEndCause
{
    /// <summary>The device said goodbye.</summary>
    DeviceLeft,

    /// <summary>The line broke or was closed without a word.</summary>
    LineLost,

    /// <summary>We closed it: asked to, or the server stops.</summary>
    ClosedHere,

    /// <summary>The gate did not let it in.</summary>
    Refused,

    /// <summary>Name or secret were wrong.</summary>
    WrongSecret,

    /// <summary>The device sent something that APF does not allow.</summary>
    Violation,

    /// <summary>Silence, or bytes that drip.</summary>
    TooSlow,

    /// <summary>The gate, or something else on this side, broke.</summary>
    Failed,
}

/// <summary>Why a line ended, in words for a technician.</summary>
public sealed record CiraEnd(CiraEndCause Cause, string Why)
{
    /// <summary>What broke on this side, for the log; null when nothing did.</summary>
    public Exception? Failure { get; init; }
}
