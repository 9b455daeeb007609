using Deskside.Server.Audit.Internal;

namespace Deskside.Server.Audit;

/// <summary>Who did what: append-only, hash-chained.</summary>
public static class AuditFeature
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<AuditReader>();
        return builder;
    }

    public static WebApplication MapAudit(this WebApplication app)
    {
        AuditEndpoints.Map(app);
        return app;
    }
}
