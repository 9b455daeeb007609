using Deskside.Relay;

namespace Deskside.Server.Streams.Internal;

/// <summary>Who has which number in a session, by the names that the other side reads.</summary>
internal sealed record LegHolder
{
    public long Leg { get; init; }

    public string CustomerName { get; init; } = "";

    /// <summary>The technician's; null for the sharer.</summary>
    public string? DisplayName { get; init; }

    public string OrganisationName { get; init; } = "";

    public LegIdentity ToIdentity() => Leg == LegBook.SharerLeg
        ? new LegIdentity(LegIdentity.Sharer, CustomerName, "")
        : new LegIdentity((byte)Leg, DisplayName ?? "", OrganisationName);
}
