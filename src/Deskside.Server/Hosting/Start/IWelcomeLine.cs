namespace Deskside.Server.Hosting.Start;

/// <summary>A line that a room adds to what is printed once the server listens.</summary>
public interface IWelcomeLine
{
    /// <summary>Null when there is nothing to say.</summary>
    Task<string?> SayAsync(Uri address, CancellationToken cancellation);
}
