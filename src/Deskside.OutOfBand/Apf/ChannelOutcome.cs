namespace Deskside.OutOfBand.Apf;

/// <summary>What asking for a channel came to.</summary>
public abstract record ChannelOutcome
{
    private ChannelOutcome() { }

    /// <summary>The caller owns the channel.</summary>
    public sealed record Opened(ApfChannel Channel) : ChannelOutcome;

    /// <summary>The peer refused; "connect failed" means that nothing listens on that port.</summary>
    public sealed record Refused(ApfOpenFailureReason Reason) : ChannelOutcome;

    /// <summary>No answer in time; a late one is closed at once.</summary>
    public sealed record NoAnswer(TimeSpan After) : ChannelOutcome;

    /// <summary>Too many channels stand open already.</summary>
    public sealed record TooMany(int Limit) : ChannelOutcome;

    public sealed record LineLost(string Why) : ChannelOutcome;
}
