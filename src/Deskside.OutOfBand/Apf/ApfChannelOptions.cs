namespace Deskside.OutOfBand.Apf;

/// <summary>The bounds of a line's channels.</summary>
public sealed record ApfChannelOptions
{
    /// <summary>The credit that a new channel grants its peer, in bytes. 512 and up.</summary>
    public int WindowBytes { get; init; } = 64 * 1024;

    /// <summary>How much is read before it is granted again, in bytes; null is half the window, which spares messages.</summary>
    public int? GrantAfterBytes { get; init; }

    /// <summary>How far a peer may send beyond its credit before the line is closed, in bytes.</summary>
    public int MaxOverrunBytes { get; init; } = 1 << 20;

    public int MaxChannels { get; init; } = 32;

    public TimeSpan OpenPatience { get; init; } = TimeSpan.FromSeconds(20);
}
