using Deskside.Domain.Identifiers;
using Deskside.Domain.Invitations;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Invitations.Internal;

/// <summary>What the secret of a link opens.</summary>
internal abstract record DoorOutcome
{
    private DoorOutcome()
    {
    }

    /// <summary>The invitation is good; nothing was used up.</summary>
    public sealed record Good(InvitationRow Invitation) : DoorOutcome;

    /// <summary>It became this request.</summary>
    public sealed record Entered(RequestId Request, SecretToken Token) : DoorOutcome;

    /// <summary>Used, revoked or expired.</summary>
    public sealed record Over(InvitationState State, InvitationRow Invitation) : DoorOutcome;

    public sealed record Unknown : DoorOutcome;

    /// <summary>The portal takes nobody by invitation any more.</summary>
    public sealed record Closed : DoorOutcome;

    public sealed record Full : DoorOutcome;
}
