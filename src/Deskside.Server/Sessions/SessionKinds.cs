namespace Deskside.Server.Sessions;

/// <summary>The events of sessions.</summary>
public static class SessionKinds
{
    public const string Opened = "session.opened";
    public const string Sharer = "session.sharer";
    public const string Consent = "session.consent";

    /// <summary>Put on hold, or taken up again.</summary>
    public const string Held = "session.held";
    public const string Ended = "session.ended";
}
