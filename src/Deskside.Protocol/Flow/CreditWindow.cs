namespace Deskside.Protocol.Flow;

/// <summary>The sender's half of a channel's credit: how much may be on its way that the receiver has not used yet.</summary>
/// <remarks>
/// Totals are bytes of sealed payload since the keys were agreed, modulo 2³²; the window is at most 2³⁰, so that a wrapped
/// total is never mistaken. A total that says more was used than was sent is a lie and is refused. Not thread-safe.
/// </remarks>
public sealed class CreditWindow
{
    public const uint MaxWindow = 1u << 30;

    private readonly uint _window;
    private uint _sent;
    private uint _consumed;

    public CreditWindow(uint windowBytes)
    {
        if (windowBytes is 0 or > MaxWindow) throw new ArgumentOutOfRangeException(nameof(windowBytes), windowBytes, $"A window has 1 to {MaxWindow} bytes.");
        _window = windowBytes;
    }

    /// <summary>Bytes sent and not used yet.</summary>
    public uint InFlight => unchecked(_sent - _consumed);

    /// <summary>True when that many bytes fit; one part always fits into an empty window.</summary>
    public bool CanSend(int bytes) => InFlight == 0 || InFlight + (uint)bytes <= _window;

    public void Sent(int bytes) => _sent = unchecked(_sent + (uint)bytes);

    /// <summary>Takes the receiver's total.</summary>
    public CreditOutcome Consumed(uint total)
    {
        var step = unchecked(total - _consumed);
        if (step == 0) return CreditOutcome.Unchanged;
        if (step > InFlight) return unchecked(_consumed - total) <= MaxWindow ? CreditOutcome.Old : CreditOutcome.MoreThanSent;
        _consumed = total;
        return CreditOutcome.Granted;
    }

    /// <summary>Back to zero, with fresh keys.</summary>
    public void Reset() => _sent = _consumed = 0;
}

/// <summary>What a receiver's total did.</summary>
public enum CreditOutcome : byte { Granted, Unchanged, Old, MoreThanSent }
