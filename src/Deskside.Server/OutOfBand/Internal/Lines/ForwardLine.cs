using Deskside.OutOfBand.Cira;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>One of the firmware's ports on this node's loopback address, for at most an hour. Disposing closes it and whatever goes through it.</summary>
internal sealed class ForwardLine(LoopbackForward forward) : IAsyncDisposable
{
    private int _isClosed;

    public int LocalPort { get; } = forward.Address.Port;

    /// <summary>Falls when it is closed.</summary>
    public CancellationTokenSource Closing { get; } = new();

    public LineHold? Hold { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await Closing.CancelAsync();
            Hold?.Dispose();
            await forward.DisposeAsync();
        }
    }
}
