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
}
