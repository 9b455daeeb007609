namespace Deskside.Server.Hosting.Start;

/// <summary>A room's part in starting: after the store is ready and before the first call is taken.</summary>
public interface IFirstSteps
{
    /// <summary>Lower goes first.</summary>
    int Order { get; }

    Task PrepareAsync(CancellationToken cancellation);
}
