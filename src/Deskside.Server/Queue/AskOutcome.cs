using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Queue;

/// <summary>What became of a question at the door.</summary>
public abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    /// <param name="Request">The request that waits now.</param>
    /// <param name="Token">Its customer's token; for a page it goes into the cookie. Told once.</param>
    public sealed record Placed(RequestId Request, SecretToken Token) : AskOutcome;

    /// <summary>As many wait as may; nothing was written.</summary>
    public sealed record Full : AskOutcome;

    /// <summary>The same idempotency key came with another question.</summary>
    public sealed record KeyReused : AskOutcome;
}
