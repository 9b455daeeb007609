namespace Deskside.Domain.Invitations;

/// <summary>What an invitation's link is good for.</summary>
public static class InvitationRules
{
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    /// <summary>An appointment may be this far away, and keeps its link good for a day after.</summary>
    public static readonly TimeSpan LongestAhead = TimeSpan.FromDays(90);

    /// <summary>The stored state, or Expired when the time ran out before the link was used or taken back.</summary>
    public static InvitationState At(InvitationState stored, DateTimeOffset expiresAt, DateTimeOffset now) =>
        stored is InvitationState.Used or InvitationState.Revoked || now < expiresAt ? stored : InvitationState.Expired;

    /// <summary>Whether the link still leads to a request. Its mail's fate does not matter: who has the link, has it.</summary>
    public static bool IsGood(InvitationState state) =>
        state is InvitationState.Queued or InvitationState.Sent or InvitationState.Refused or InvitationState.Bounced or InvitationState.Opened;

    public static DateTimeOffset ExpiryOf(DateTimeOffset now, DateTimeOffset? appointment) =>
        appointment is { } at && at + TimeSpan.FromDays(1) > now + DefaultLife ? at + TimeSpan.FromDays(1) : now + DefaultLife;
}
