using Deskside.Domain.Identifiers;

namespace Deskside.Server.Portals.Internal;

internal sealed record PortalRow
{
    public OrganisationId Organisation { get; init; }

    public string OrganisationName { get; init; } = "";

    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public string Welcome { get; init; } = "";

    public long WayWeb { get; init; }

    public long WayCode { get; init; }

    public long WayCompanion { get; init; }

    public TeamId? Team { get; init; }
}
