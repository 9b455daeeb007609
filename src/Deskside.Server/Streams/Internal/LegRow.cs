using Deskside.Domain.Identifiers;

namespace Deskside.Server.Streams.Internal;

internal sealed record LegRow
{
    public OrganisationId Organisation { get; init; }

    public SessionId Session { get; init; }

    /// <summary>0 = sharer, 1–254 = viewers.</summary>
    public long Leg { get; init; }

    public string Kind { get; init; } = "";

    public long ExpiresAt { get; init; }
}
