using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Queue.Internal;

internal abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    public sealed record Placed(RequestId Request, SecretToken Token) : AskOutcome;

    /// <summary>As many wait as may.</summary>
    public sealed record Full : AskOutcome;

    /// <summary>The same idempotency key came with another question.</summary>
    public sealed record KeyReused : AskOutcome;
}
