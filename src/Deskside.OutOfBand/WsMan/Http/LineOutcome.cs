namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>What opening a line to one of the device's ports came to: a channel, or TLS within one.</summary>
public abstract record LineOutcome
{
    private LineOutcome() { }

    /// <summary>The caller owns the line.</summary>
    public sealed record Opened(Stream Line) : LineOutcome;

    public sealed record Failed(string Why) : LineOutcome;
}

/// <summary>Opens a fresh line to one port of one device.</summary>
public delegate ValueTask<LineOutcome> LineOpener(CancellationToken cancellation);
