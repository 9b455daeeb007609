using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Start;
using Microsoft.AspNetCore.Identity;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Only the passkey part of the framework's identity: no cookies, no sign-in manager, no accounts of its own.</summary>
internal static class PasskeySetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddIdentityCore<PasskeyHolder>();
        services.AddScoped<PasskeyStore>();
        services.AddScoped<IUserStore<PasskeyHolder>>(s => s.GetRequiredService<PasskeyStore>());
        services.AddScoped<IPasskeyHandler<PasskeyHolder>, PasskeyHandler<PasskeyHolder>>();
        services.AddScoped<PasskeyDesk>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<ServerOptions>((passkeys, options) =>
        {
            // Without a declared address the domain is that of the call; a passkey is bound to it by the browser.
            passkeys.ServerDomain = options.PublicUrl?.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && OriginRule.IsOurs(context.Origin, context.HttpContext.Request, options));
        });
    }
}
