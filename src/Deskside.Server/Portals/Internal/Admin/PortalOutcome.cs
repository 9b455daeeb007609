namespace Deskside.Server.Portals.Internal.Admin;

/// <summary>What became of a change to a portal.</summary>
internal abstract record PortalOutcome
{
    private PortalOutcome()
    {
    }

    public sealed record Saved(PortalRow Portal) : PortalOutcome;

    public sealed record Unknown : PortalOutcome;

    /// <summary>Names are unique on the whole server: they stand in addresses.</summary>
    public sealed record NameTaken : PortalOutcome;

    /// <summary>The default portal keeps its name and stays.</summary>
    public sealed record IsDefault : PortalOutcome;
}
