using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Desk;

internal abstract record AcceptOutcome
{
    private AcceptOutcome()
    {
    }

    public sealed record Accepted(SessionId Session, RequestId Request, double WaitedSeconds) : AcceptOutcome;

    public sealed record TakenBy(string Technician) : AcceptOutcome;

    /// <summary>The technician holds as many sessions as one may.</summary>
    public sealed record HandsFull(int Most) : AcceptOutcome;

    /// <summary>Unknown, left or ended.</summary>
    public sealed record Gone : AcceptOutcome;
}
