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
        services.AddSingleton<ITokenKeeper, EnrollingKeeper>();
        services.AddSingleton<PolicyBook>();
        services.AddSingleton<SecondFactorBook>();
        services.AddSingleton<SignInAdmission>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<MyAccountDesk>();
        services.AddSingleton<InvitationBook>();
        services.AddSingleton<ProviderDesk>();
        services.AddSingleton<FederationDesk>();
        PasskeySetup.Add(services);
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
        PolicyEndpoints.Map(app);
        PasskeyEndpoints.Map(app);
        MyAccountEndpoints.Map(app);
        InvitationEndpoints.Map(app);
        ProviderEndpoints.Map(app);
        FederationEndpoints.Map(app);
        return app;
    }
}
