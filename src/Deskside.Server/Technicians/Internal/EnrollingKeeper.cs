using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The same sign-ins for the few routes that somebody may call before he has the second factor that policy asks for.</summary>
internal sealed class EnrollingKeeper(SignInKeeper keeper) : ITokenKeeper
{
    public string Scheme => Schemes.Enrolling;

    public string Cookie => Schemes.TechnicianCookie;

    public async Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation) =>
        await keeper.FindAnyAsync(token, cancellation) is { } found ? new CallerIdentity(found.Caller, Scheme, []) : null;
}
