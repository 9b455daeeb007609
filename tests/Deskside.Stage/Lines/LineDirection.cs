namespace Deskside.Stage.Lines;

/// <summary>One direction of a shaped line: a drop-tail queue before a wire of some rate, a delay after it, and loss.</summary>
/// <remarks>Times are seconds of one monotonic clock. Not thread-safe.</remarks>
internal sealed class LineDirection(long bitsPerSecond, double delaySeconds, double lossShare, int queueBytes, int seed)
{
    private readonly Random _dice = new(seed);
    private readonly Queue<(double LeavesAt, double ArrivesAt, byte[] Packet)> _under = new();
    private double _wireFreeAt;
    private long _waitingBytes;
    private readonly Queue<(double LeavesAt, int Bytes)> _waiting = new();

    /// <summary>IP bytes that this direction has carried.</summary>
    public long CarriedBytes { get; private set; }

    public long DroppedPackets { get; private set; }

    public double? NextArrival => _under.TryPeek(out var next) ? next.ArrivesAt : null;

    public void Offer(ReadOnlySpan<byte> packet, double now)
    {
        while (_waiting.TryPeek(out var first) && first.LeavesAt <= now) _waitingBytes -= _waiting.Dequeue().Bytes;
        if (_waitingBytes + packet.Length > queueBytes || (lossShare > 0 && _dice.NextDouble() < lossShare))
        {
            DroppedPackets++;
            return;
        }
        var leaves = Math.Max(now, _wireFreeAt) + (bitsPerSecond > 0 ? packet.Length * 8.0 / bitsPerSecond : 0);
        _wireFreeAt = leaves;
        _waiting.Enqueue((leaves, packet.Length));
        _waitingBytes += packet.Length;
        _under.Enqueue((leaves, leaves + delaySeconds, packet.ToArray()));
        CarriedBytes += packet.Length;
    }

    public void DeliverDue(Tun to, double now)
    {
        while (_under.TryPeek(out var next) && next.ArrivesAt <= now) to.Write(_under.Dequeue().Packet);
    }
}
