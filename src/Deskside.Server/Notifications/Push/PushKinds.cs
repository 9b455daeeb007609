namespace Deskside.Server.Notifications.Push;

/// <summary>The events of push.</summary>
public static class PushKinds
{
    /// <summary>A technician can be woken from now on though his console is closed: alerts count with him at once, on every node.</summary>
    public const string Reachable = "technician.reachable";
}
