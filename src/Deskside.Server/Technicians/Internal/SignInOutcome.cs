using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Technicians.Internal;

internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(SecretToken Token, TechnicianRow Technician) : SignInOutcome;

    /// <summary>Unknown name, wrong password or closed account: not to be told apart.</summary>
    public sealed record Wrong : SignInOutcome;

    public sealed record SlowDown(TimeSpan Wait) : SignInOutcome;
}
