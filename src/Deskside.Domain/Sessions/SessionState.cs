namespace Deskside.Domain.Sessions;

/// <summary>What is going on in a session, for people to read. Chatting → AwaitingConsent → Viewing ⇄ Controlling → Ended.</summary>
public enum SessionState
{
    Chatting,
    AwaitingConsent,
    Viewing,
    Controlling,
    Ended,
}
