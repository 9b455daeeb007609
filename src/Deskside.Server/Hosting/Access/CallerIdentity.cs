using System.Security.Claims;

namespace Deskside.Server.Hosting.Access;

/// <summary>Carries a <see cref="Caller"/> through the framework's authentication. A call can have two: a browser with both cookies.</summary>
public sealed class CallerIdentity(Caller caller, string scheme, IEnumerable<Claim> claims) : ClaimsIdentity(claims, scheme)
{
    public Caller Caller { get; } = caller;

    public static T? Find<T>(HttpContext context)
        where T : Caller =>
        context.User.Identities.OfType<CallerIdentity>().Select(i => i.Caller).OfType<T>().FirstOrDefault();
}
