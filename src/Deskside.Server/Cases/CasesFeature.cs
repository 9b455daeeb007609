using Deskside.Server.Cases.Internal;
using Deskside.Server.Hosting;
using Deskside.Server.OutOfBand;

namespace Deskside.Server.Cases;

/// <summary>The whole story of one request, from asking to outcome.</summary>
public static class CasesFeature
{
    public static WebApplicationBuilder AddCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CaseTimeline>();
        services.AddSingleton<IHousekeeping>(s => s.GetRequiredService<CaseTimeline>());
        services.AddSingleton<CaseBook>();
        services.AddSingleton<CallDesk>();
        services.AddSingleton<OutcomeDesk>();
        services.AddSingleton<IDeviceCallStep, UnsealedWord>();
        return builder;
    }

    public static WebApplication MapCases(this WebApplication app)
    {
        CaseEndpoints.Map(app);
        return app;
    }
}
