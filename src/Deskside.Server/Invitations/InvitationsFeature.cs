using Deskside.Server.Hosting;
using Deskside.Server.Invitations.Internal;
using Deskside.Server.Invitations.Internal.Links;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Invitations;

/// <summary>Ways in by a link: mailed by a technician and bound to him, handed on by a ticket system, or by the ask box to the full page.</summary>
public static class InvitationsFeature
{
    public static WebApplicationBuilder AddInvitations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<InvitationBook>();
        services.AddSingleton<InvitationDoor>();
        services.AddSingleton<IMailFateStep, InvitationMailFate>();
        services.AddSingleton<LinkDesk>();
        services.AddSingleton<IHousekeeping>(s => s.GetRequiredService<LinkDesk>());
        return builder;
    }

    public static WebApplication MapInvitations(this WebApplication app)
    {
        InvitationEndpoints.Map(app);
        DoorEndpoints.Map(app);
        LinkEndpoints.Map(app);
        IntegratorEndpoints.Map(app);
        return app;
    }
}
