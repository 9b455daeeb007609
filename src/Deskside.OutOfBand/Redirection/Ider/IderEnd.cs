namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>Why a session of redirected drives ended.</summary>
public sealed record IderEnd(IderEndCause Cause, string Why);

public enum IderEndCause
{
    ClosedHere,
    ClosedByDevice,
    LineLost,

    /// <summary>A number was left out: a message was lost, so nothing after it can be trusted.</summary>
    Gap,
    Violation,
    Silent,
}
