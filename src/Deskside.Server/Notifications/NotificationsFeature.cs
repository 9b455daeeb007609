using Deskside.Server.Notifications.Internal.Mail;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications;

/// <summary>What reaches people who do not look at our pages: mail.</summary>
public static class NotificationsFeature
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<MailSettingsBook>();
        services.AddSingleton<IMailOutbox, MailOutbox>();
        services.AddSingleton<MailFates>();
        services.AddSingleton<SmtpPost>();
        services.AddSingleton<BounceDesk>();
        services.AddHostedService<MailSender>();
        return builder;
    }

    public static WebApplication MapNotifications(this WebApplication app)
    {
        MailEndpoints.Map(app);
        return app;
    }
}
