namespace Deskside.Server.Notifications.Push;

/// <summary>The reach in force. Tests put another one in its place; no setting of an operator does.</summary>
public sealed record PushReachChoice(PushReach Reach)
{
    public PushReachChoice()
        : this(PushReach.PublicOnly)
    {
    }
}
