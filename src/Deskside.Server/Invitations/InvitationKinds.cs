namespace Deskside.Server.Invitations;

/// <summary>The events of invitations. Only who invited is told.</summary>
public static class InvitationKinds
{
    public const string Changed = "invitation.changed";
}
