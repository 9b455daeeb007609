using Deskside.Domain.Identifiers;

namespace Deskside.Server.Technicians.Internal;

/// <summary>How making or changing an account ended.</summary>
internal abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    public sealed record Done(TechnicianId Technician) : AccountOutcome;

    /// <summary>No such account, or it was closed.</summary>
    public sealed record Unknown : AccountOutcome;

    public sealed record NameTaken : AccountOutcome;

    public sealed record NoSuchRole(string Key) : AccountOutcome;

    /// <summary>The account has, or would get, rights that the caller has not.</summary>
    public sealed record BeyondOwnRights : AccountOutcome;

    /// <summary>Refused: nobody could make accounts any more.</summary>
    public sealed record LastAdministrator : AccountOutcome;
}
