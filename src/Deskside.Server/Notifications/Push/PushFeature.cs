using Deskside.Server.Notifications.Push.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Deskside.Server.Notifications.Push;

/// <summary>Web Push: subscriptions of technicians' browsers, and sending.</summary>
public static class PushFeature
{
    public static WebApplicationBuilder AddPush(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<PushReachChoice>();
        services.AddSingleton<VapidKeys>();
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<PushSender>();
        services.AddSingleton<PushLoop>();
        services.AddHostedService(s => s.GetRequiredService<PushLoop>());
        services.AddSingleton(s => new PushDesk(s.GetRequiredService<PushLoop>()));
        return builder;
    }

    public static WebApplication MapPush(this WebApplication app)
    {
        PushEndpoints.Map(app);
        return app;
    }
}
