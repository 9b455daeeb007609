using Deskside.Server.ApiKeys;
using Deskside.Server.Audit;
using Deskside.Server.Cases;
using Deskside.Server.Chat;
using Deskside.Server.Customers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Invitations;
using Deskside.Server.Notifications;
using Deskside.Server.Notifications.Push;
using Deskside.Server.Organisations;
using Deskside.Server.OutOfBand;
using Deskside.Server.Portals;
using Deskside.Server.Queue;
using Deskside.Server.Sessions;
using Deskside.Server.Streams;
using Deskside.Server.SignOn;
using Deskside.Server.Technicians;
using Deskside.Server.Webhooks;

namespace Deskside.Server;

/// <summary>The table of contents.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => StartRule.RunAsync(args, options => Build(options, _ => { }));

    /// <param name="options">How to run.</param>
    /// <param name="last">Changes the services after all others are in: for tests (clock, screen, log).</param>
    public static WebApplication Build(ServerOptions options, Action<IServiceCollection> last)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.AddHosting(options).AddOrganisations().AddAudit().AddNotifications().AddPush().AddSignOn().AddTechnicians().AddApiKeys().AddCustomers();
        builder.AddSessions().AddQueue().AddChat().AddStreams().AddPortals().AddInvitations().AddOutOfBand().AddCases().AddWebhooks();
        last(builder.Services);
        var app = builder.Build();
        app.UseHosting().MapAudit().MapNotifications().MapPush().MapTechnicians().MapApiKeys().MapCustomers();
        return app.MapSessions().MapQueue().MapChat().MapStreams().MapPortals().MapInvitations().MapOutOfBand().MapCases().MapWebhooks().MapHosting();
    }
}
