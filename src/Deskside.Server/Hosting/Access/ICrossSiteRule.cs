namespace Deskside.Server.Hosting.Access;

/// <summary>Says which other sites' pages may call for a portal. The room that keeps the allow-lists implements it.</summary>
public interface ICrossSiteRule
{
    /// <param name="portal">Name, as in the path.</param>
    /// <param name="origin">The whole Origin header, to be compared exactly.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<bool> IsAllowedAsync(string portal, string origin, CancellationToken cancellation);
}
