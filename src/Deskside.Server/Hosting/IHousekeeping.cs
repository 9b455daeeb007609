namespace Deskside.Server.Hosting;

/// <summary>What a room clears away from time to time: things whose time ran out.</summary>
public interface IHousekeeping
{
    /// <summary>Called about every 15 s and in tests. Must be quick and safe to call at any time, on several nodes at once.</summary>
    Task TidyAsync(CancellationToken cancellation);
}
