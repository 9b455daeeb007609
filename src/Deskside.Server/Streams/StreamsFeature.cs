using Deskside.Relay;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Sessions;
using Deskside.Server.Streams.Internal;

namespace Deskside.Server.Streams;

/// <summary>Legs: who may join a session's stream, and the relay that forwards it sealed.</summary>
public static class StreamsFeature
{
    public static WebApplicationBuilder AddStreams(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<LegBook>();
        services.AddSingleton<ILegAdmission, LegAdmission>();
        services.AddSingleton<SharerWatch>();
        services.AddHostedService(s => s.GetRequiredService<SharerWatch>());
        services.AddSingleton(new RelayOptions());
        services.AddSingleton(s => new Switchboard(
            s.GetRequiredService<ILegAdmission>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<RelayOptions>(), s.GetRequiredService<SharerWatch>()));
        services.AddSingleton<IFirstSteps, NoSharerYet>();
        services.AddSingleton<ISessionEndStep, EndTickets>();
        services.AddHostedService<EndedSessions>();
        services.AddSingleton<IHousekeeping, TicketTidying>();
        return builder;
    }

    public static WebApplication MapStreams(this WebApplication app)
    {
        LegEndpoints.Map(app);
        RelayEndpoint.Map(app);
        return app;
    }
}
