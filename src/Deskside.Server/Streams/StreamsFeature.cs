using Deskside.Server.Hosting;
using Deskside.Server.Streams.Internal;

namespace Deskside.Server.Streams;

/// <summary>Legs: who may join a session's stream, and the relay that forwards it sealed.</summary>
public static class StreamsFeature
{
    public static WebApplicationBuilder AddStreams(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<LegBook>();
        services.AddSingleton<IHousekeeping, TicketTidying>();
        return builder;
    }

    public static WebApplication MapStreams(this WebApplication app)
    {
        LegEndpoints.Map(app);
        return app;
    }
}
