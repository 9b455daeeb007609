using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Queue.Internal.Codes;

internal abstract record CodeOutcome
{
    private CodeOutcome()
    {
    }

    public sealed record Joined(OrganisationId Organisation, RequestId Request, SecretToken Token) : CodeOutcome;

    /// <summary>No such code; also said to a wrong try at a living one.</summary>
    public sealed record Unknown : CodeOutcome;

    /// <summary>The right code, but expired, used, killed by wrong tries, or of a request that is over.</summary>
    public sealed record Dead : CodeOutcome;
}

internal sealed record IssuedCode(JoinCode Code, DateTimeOffset ExpiresAt);
