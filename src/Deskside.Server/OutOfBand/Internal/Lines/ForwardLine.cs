using Deskside.OutOfBand.Cira;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>One of the firmware's ports on this node's loopback address, for at most an hour. Disposing closes it and whatever goes through it.</summary>
internal sealed class ForwardLine(LoopbackForward forward) : IAsyncDisposable
{
    private int _isClosed;
    private volatile LineHold? _hold;

    public int LocalPort { get; } = forward.Address.Port;

    /// <summary>Falls when it is closed.</summary>
    public CancellationTokenSource Closing { get; } = new();

    /// <summary>By whose right it is open: taken off the watch when it is closed, or at once when it is closed already.</summary>
    public void Keep(LineHold hold)
    {
        _hold = hold;
        if (Volatile.Read(ref _isClosed) == 1)
        {
            hold.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await Closing.CancelAsync();
            _hold?.Dispose();
            await forward.DisposeAsync();
        }
    }
}
