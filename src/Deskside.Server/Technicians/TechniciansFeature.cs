using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Technicians.Internal;

namespace Deskside.Server.Technicians;

/// <summary>Local accounts: the first administrator, signing in and out, roles.</summary>
public static class TechniciansFeature
{
    public static WebApplicationBuilder AddTechnicians(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SignInKeeper>();
        services.AddSingleton<ITokenKeeper>(s => s.GetRequiredService<SignInKeeper>());
        services.AddSingleton<RoleBook>();
        services.AddSingleton(new PasswordHash(PasswordHash.Iterations));
        services.AddSingleton<GuessPace>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<SetupDoor>();
        services.AddSingleton<IWelcomeLine, SetupLine>();
        services.AddSingleton<IFirstSteps, DemoTechnician>();
        services.AddSingleton<IHousekeeping, SignInTidying>();
        return builder;
    }

    public static WebApplication MapTechnicians(this WebApplication app)
    {
        SetupEndpoints.Map(app);
        SignInEndpoints.Map(app);
        AccountEndpoints.Map(app);
        RoleEndpoints.Map(app);
        return app;
    }
}
