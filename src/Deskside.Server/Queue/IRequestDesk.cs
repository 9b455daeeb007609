using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue;

/// <summary>Places questions into the queue, for every way in.</summary>
public interface IRequestDesk
{
    /// <param name="asked">The question.</param>
    /// <param name="key">So that a repeated call makes nothing twice; null when the caller has none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<AskOutcome> AskAsync(NewRequest asked, IdempotencyKey? key, CancellationToken cancellation);

    /// <summary>As a part of the caller's own change, such as using up an invitation. On <see cref="AskOutcome.Full"/> the unit is given up.</summary>
    Task<AskOutcome> AskAsync(Unit unit, NewRequest asked);
}
