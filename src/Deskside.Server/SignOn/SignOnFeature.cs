using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;

namespace Deskside.Server.SignOn;

/// <summary>How somebody proves who he is: passwords, one-time codes, half-done sign-ins, identity providers and directories. Knows no accounts.</summary>
public static class SignOnFeature
{
    public static WebApplicationBuilder AddSignOn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PasswordHash(PasswordHash.Iterations));
        builder.Services.AddSingleton<GuessPace>();
        builder.Services.AddSingleton<ProviderBook>();
        builder.Services.AddSingleton<OidcLine>();
        builder.Services.AddSingleton<OidcDirectory>();
        builder.Services.AddSingleton<OidcFlow>();
        builder.Services.AddSingleton<LdapDoor>();
        return builder;
    }
}
