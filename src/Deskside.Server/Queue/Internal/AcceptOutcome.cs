using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal;

internal abstract record AcceptOutcome
{
    private AcceptOutcome()
    {
    }

    public sealed record Accepted(SessionId Session, RequestId Request, double WaitedSeconds) : AcceptOutcome;

    public sealed record TakenBy(string Technician) : AcceptOutcome;

    /// <summary>Unknown, left or ended.</summary>
    public sealed record Gone : AcceptOutcome;
}
