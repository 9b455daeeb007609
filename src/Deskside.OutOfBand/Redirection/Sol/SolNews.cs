namespace Deskside.OutOfBand.Redirection.Sol;

/// <summary>What the serial line brings.</summary>
public abstract record SolNews
{
    private SolNews() { }

    /// <summary>What the PC wrote; the bytes are the receiver's to keep.</summary>
    public sealed record Text(byte[] Bytes) : SolNews;

    /// <summary>The PC was switched on or off.</summary>
    public sealed record Power(bool IsOn) : SolNews;

    /// <summary>The session is over; nothing comes after.</summary>
    public sealed record Ended(string Why) : SolNews;
}
