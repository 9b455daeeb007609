using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Portals.Internal;
using Deskside.Server.Portals.Internal.Admin;
using Deskside.Server.Portals.Internal.Box;
using Deskside.Server.Portals.Internal.Logos;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals;

/// <summary>The public face: a portal's texts, the Companion to download, the one-line script.</summary>
public static class PortalsFeature
{
    public static WebApplicationBuilder AddPortals(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PortalPace>();
        services.AddSingleton<PortalBook>();
        services.AddSingleton<PortalDesk>();
        services.AddSingleton<LogoShelf>();
        services.AddSingleton<ICrossSiteRule, BoxRule>();
        services.AddSingleton<BoxTokenBook>();
        services.AddSingleton<IHousekeeping>(s => s.GetRequiredService<BoxTokenBook>());
        services.AddSingleton<IPortalDesk>(s => s.GetRequiredService<PortalBook>());
        services.AddSingleton<IFirstSteps, FirstPortal>();
        services.AddSingleton<CompanionShelf>();
        return builder;
    }

    public static WebApplication MapPortals(this WebApplication app)
    {
        PortalEndpoints.Map(app);
        PortalAdminEndpoints.Map(app);
        OrganisationEndpoints.Map(app);
        LogoEndpoints.Map(app);
        BoxEndpoints.Map(app);
        DownloadEndpoints.Map(app);
        return app;
    }
}
