using Deskside.Server.Hosting;
using Deskside.Server.Webhooks.Internal;

namespace Deskside.Server.Webhooks;

/// <summary>Tells other systems what happens: signed, retried, logged.</summary>
public static class WebhooksFeature
{
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WebhookDesk>();
        services.AddSingleton<WebhookPost>();
        services.AddSingleton<WebhookTidying>();
        services.AddSingleton<IHousekeeping>(s => s.GetRequiredService<WebhookTidying>());
        services.AddHostedService<WebhookFollower>();
        services.AddHostedService<WebhookSender>();
        return builder;
    }

    public static WebApplication MapWebhooks(this WebApplication app)
    {
        WebhookEndpoints.Map(app);
        return app;
    }
}
