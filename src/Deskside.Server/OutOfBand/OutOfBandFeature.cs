using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Start;
using Deskside.Server.OutOfBand.Internal.Boots;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Hellos;
using Deskside.Server.OutOfBand.Internal.Images;
using Deskside.Server.OutOfBand.Internal.Lines;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Server.OutOfBand.Internal.Service;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Deskside.Server.OutOfBand;

/// <summary>PCs that do not start: their firmware calls in, a technician starts them from an image and repairs them. Not sealed end to end; both are told.</summary>
public static class OutOfBandFeature
{
    public static WebApplicationBuilder AddOutOfBand(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        AddNodes(services);
        services.AddSingleton<DeviceBook>();
        services.AddSingleton<DeviceFloor>();
        services.AddSingleton<DeviceDoor>();
        services.AddSingleton<DeviceWork>();
        services.AddSingleton<IDeviceDesk, DeviceDesk>();
        services.AddSingleton<PowerDesk>();
        services.AddSingleton<ClosingDesk>();
        services.AddSingleton<TranscriptBook>();
        services.AddSingleton<LineDesk>();
        services.AddSingleton<LineWatch>();
        services.AddHostedService(s => s.GetRequiredService<LineWatch>());
        services.AddSingleton<ForwardDesk>();
        services.AddSingleton<LineRuns>();
        services.AddSingleton<LineEndpoint>();
        services.AddSingleton<DeviceTickets>();
        services.AddSingleton<ScreenTeller>();
        services.AddSingleton<BootDesk>();
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<ImageShelf>();
        services.AddSingleton<ISessionEndStep, CloseWithSession>();
        services.AddHostedService<DeviceWatch>();
        return builder;
    }

    public static WebApplication MapOutOfBand(this WebApplication app)
    {
        app.UseMiddleware<HereOrThere>();
        ServiceEndpoints.Map(app);
        DeviceEndpoints.Map(app);
        FirmwareEndpoints.Map(app);
        LineEndpoints.Map(app);
        LineEndpoint.Map(app);
        BootEndpoints.Map(app);
        ImageEndpoints.Map(app);
        return app;
    }

    private static void AddNodes(IServiceCollection services)
    {
        services.AddSingleton<ThisNode>();
        services.AddSingleton<NodeBook>();
        services.AddSingleton<NodeKey>();
        services.AddSingleton<NodeNumbers>();
        services.AddSingleton<NodeCalls>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, NodeScheme>(NodeScheme.Name, null);
        services.AddSingleton<ServiceBook>();
        services.AddSingleton<HelloBook>();
        services.AddSingleton<HelloPace>();
        services.AddSingleton<DeviceListenerRole>();
        services.AddHostedService(s => s.GetRequiredService<DeviceListenerRole>());
        services.AddSingleton<IHousekeeping>(s => s.GetRequiredService<DeviceListenerRole>());
        services.AddSingleton<IWelcomeLine, ListenerLine>();
    }
}
