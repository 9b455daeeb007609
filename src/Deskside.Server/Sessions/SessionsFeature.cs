using Deskside.Server.Sessions.Internal;

namespace Deskside.Server.Sessions;

/// <summary>What a request becomes when it is accepted: who helps whom, what the customer allowed, how it ended.</summary>
public static class SessionsFeature
{
    public static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionBook>();
        builder.Services.AddSingleton<SessionHolds>();
        builder.Services.AddSingleton<ConsentBook>();
        builder.Services.AddSingleton<ScreenBook>();
        return builder;
    }

    public static WebApplication MapSessions(this WebApplication app)
    {
        SessionEndpoints.Map(app);
        return app;
    }
}
