namespace Deskside.Domain.Invitations;

/// <summary>How far an invitation got.</summary>
public enum InvitationState
{
    /// <summary>Its mail is not yet gone.</summary>
    Queued,

    /// <summary>The mail server took its mail.</summary>
    Sent,

    /// <summary>Its mail was refused, or could not be sent for a day. The link would still work.</summary>
    Refused,

    /// <summary>Its mail was reported back as not delivered.</summary>
    Bounced,

    /// <summary>Somebody looked at the link.</summary>
    Opened,

    /// <summary>It became a request.</summary>
    Used,

    /// <summary>Taken back by who invited.</summary>
    Revoked,

    /// <summary>Its time ran out.</summary>
    Expired,
}
