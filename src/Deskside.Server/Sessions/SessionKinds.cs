namespace Deskside.Server.Sessions;

/// <summary>The events of sessions.</summary>
public static class SessionKinds
{
    public const string Opened = "session.opened";
    public const string Sharer = "session.sharer";
    public const string Consent = "session.consent";
    public const string Ended = "session.ended";
}
