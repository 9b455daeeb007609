using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Technicians.Internal;

internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(SecretToken Token, TechnicianRow Technician) : SignInOutcome;

    /// <summary>The password was right; now a code or a passkey.</summary>
    public sealed record NeedsSecond(SecretToken Pending, FactorState Factors) : SignInOutcome;

    /// <summary>Unknown name, wrong password or closed account: not to be told apart.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>The second step is over: begin anew.</summary>
    public sealed record PendingOver : SignInOutcome;

    public sealed record SlowDown(TimeSpan Wait) : SignInOutcome;
}
