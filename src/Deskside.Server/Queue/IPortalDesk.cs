using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Server.Queue;

/// <summary>What the queue asks of portals: whose a portal is and by which ways one may ask there. Portals stand above the queue and implement it.</summary>
public interface IPortalDesk
{
    /// <summary>Null when there is no such portal.</summary>
    Task<PortalFacts?> FindAsync(string? name, CancellationToken cancellation);

    /// <summary>Counts one question against the portal's own limit. Null = it may be asked; else how long to wait.</summary>
    TimeSpan? Pace(PortalFacts portal);
}

/// <param name="Organisation">Whose portal it is.</param>
/// <param name="Name">As in its address.</param>
/// <param name="Title">As shown.</param>
/// <param name="WaysIn">Those that are switched on.</param>
public sealed record PortalFacts(OrganisationId Organisation, string Name, string Title, IReadOnlySet<WayIn> WaysIn)
{
    /// <summary>Whose line its questions join; null = the line of everybody.</summary>
    public TeamId? Team { get; init; }

    public IReadOnlyList<PortalField> Fields { get; init; } = [];

    /// <summary>Empty = customers are not asked what it is about.</summary>
    public IReadOnlyList<PortalTopic> Topics { get; init; } = [];

    public EmailRule Email { get; init; }

    /// <summary>Tags of the languages that it speaks, the first one first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>Questions a minute, from all addresses together; a burst of as many.</summary>
    public int AsksPerMinute { get; init; } = 60;
}
