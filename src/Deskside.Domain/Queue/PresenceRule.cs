namespace Deskside.Domain.Queue;

/// <summary>How long silence means what. A goodbye of the page needs no rule: it leaves at once.</summary>
public static class PresenceRule
{
    /// <summary>How often a page says that it is there; one may be lost before it counts as away.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(7);

    public static readonly TimeSpan AwayAfter = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromSeconds(120);

    public static CustomerPresence Judge(TimeSpan silence, PlaceKeeping keeping) =>
        silence <= AwayAfter ? CustomerPresence.Here
        : silence > AbandonedAfter && keeping == PlaceKeeping.WhilePageIsOpen ? CustomerPresence.Abandoned
        : CustomerPresence.Away;
}
