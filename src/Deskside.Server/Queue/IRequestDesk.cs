using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
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

    /// <summary>When a question asked now at a portal (by its name) would be due; null while somebody is there, or when no hours are set.</summary>
    Task<DateTimeOffset?> DueNowAsync(OrganisationId organisation, TeamId? team, string portal, CancellationToken cancellation);

    /// <summary>Accepts a request for the technician, as if he had pressed Accept. Null when he cannot have it: he holds as many as he may, or another was faster.</summary>
    Task<SessionId?> TakeAsync(Caller.Technician technician, RequestId request, CancellationToken cancellation);

    /// <summary>One more token for the customer of a request that is not over: for a page that continues what another began. Null when it is over.</summary>
    Task<SecretToken?> AdmitAsync(Unit unit, OrganisationId organisation, RequestId request);
}
