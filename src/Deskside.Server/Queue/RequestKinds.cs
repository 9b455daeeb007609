namespace Deskside.Server.Queue;

/// <summary>The events of requests.</summary>
public static class RequestKinds
{
    public const string Waiting = "request.waiting";
    public const string Accepted = "request.accepted";
    public const string Left = "request.left";
    public const string Ended = "request.ended";

    /// <summary>Fleeting: a customer gets his own place.</summary>
    public const string Positions = "queue.positions";

    /// <summary>Something about a waiting request is not as it was: its team, its presence, what was added.</summary>
    public const string Changed = "request.changed";

    /// <summary>A colleague wrote an internal note; what it says is read by those who may.</summary>
    public const string Noted = "request.noted";

    /// <summary>Alerts went out to those named.</summary>
    public const string Offered = "request.offered";

    /// <summary>A teams or queue setting was changed.</summary>
    public const string Settings = "queue.settings";

    /// <summary>Fleeting: the queue in a few numbers, at most once a second.</summary>
    public const string Summary = "queue.summary";
}
