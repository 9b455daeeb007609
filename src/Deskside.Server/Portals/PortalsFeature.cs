using Deskside.Server.Hosting.Start;
using Deskside.Server.Portals.Internal;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals;

/// <summary>The public face: a portal's texts, the Companion to download, the one-line script.</summary>
public static class PortalsFeature
{
    public static WebApplicationBuilder AddPortals(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PortalBook>();
        services.AddSingleton<IPortalDesk>(s => s.GetRequiredService<PortalBook>());
        services.AddSingleton<IFirstSteps, FirstPortal>();
        services.AddSingleton<CompanionShelf>();
        return builder;
    }

    public static WebApplication MapPortals(this WebApplication app)
    {
        PortalEndpoints.Map(app);
        DownloadEndpoints.Map(app);
        return app;
    }
}
