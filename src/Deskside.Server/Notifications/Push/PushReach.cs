namespace Deskside.Server.Notifications.Push;

/// <summary>Where pushes may go. The endpoint of a subscription is an address that a browser hands in, so that it could be any.</summary>
public enum PushReach
{
    /// <summary>https, on the open internet.</summary>
    PublicOnly,

    /// <summary>Anywhere: for tests with a push service of their own.</summary>
    Anywhere,
}
