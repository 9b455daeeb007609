namespace Deskside.Server.Hosting.Access;

/// <summary>Counts the moments at which a token of this process ended (sign-out, closed account, new password), so that open streams look at once.</summary>
/// <remarks>Other nodes find out within a second by themselves. Thread-safe.</remarks>
public sealed class AccessChanges
{
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Called right after the commit.</summary>
    public void Tell() => Interlocked.Increment(ref _version);
}
