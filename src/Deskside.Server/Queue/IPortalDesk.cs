using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Server.Queue;

/// <summary>What the queue asks of portals: whose a portal is and by which ways one may ask there. Portals stand above the queue and implement it.</summary>
public interface IPortalDesk
{
    /// <summary>Null when there is no such portal.</summary>
    Task<PortalFacts?> FindAsync(string? name, CancellationToken cancellation);
}

/// <param name="Organisation">Whose portal it is.</param>
/// <param name="Name">As in its address.</param>
/// <param name="Title">As shown.</param>
/// <param name="WaysIn">Those that are switched on.</param>
public sealed record PortalFacts(OrganisationId Organisation, string Name, string Title, IReadOnlySet<WayIn> WaysIn)
{
    /// <summary>Whose line its questions join; null = the line of everybody.</summary>
    public TeamId? Team { get; init; }
}
