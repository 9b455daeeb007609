using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Queue.Internal;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue;

/// <summary>Asking, waiting, being accepted, leaving; nine-digit codes by which the Companion joins a request.</summary>
public static class QueueFeature
{
    public static WebApplicationBuilder AddQueue(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RequestBook>();
        services.AddSingleton<IRequestDesk, AskDesk>();
        services.AddSingleton<WaitingLine>();
        services.AddSingleton<CodeDesk>();
        services.AddSingleton<CustomerViews>();
        services.AddSingleton<ITokenKeeper, CustomerKeeper>();
        services.AddSingleton<ISessionEndStep, CloseRequest>();
        services.AddSingleton<IHousekeeping, QueueTidying>();
        services.AddHostedService<PositionTeller>();
        return builder;
    }

    public static WebApplication MapQueue(this WebApplication app)
    {
        CustomerEndpoints.Map(app);
        CodeEndpoints.Map(app);
        QueueEndpoints.Map(app);
        return app;
    }
}
