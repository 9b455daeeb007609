using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Events.Internal;
using Deskside.Server.Hosting.Internal;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Start.Internal;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Hosting.Web.Internal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;

namespace Deskside.Server.Hosting;

/// <summary>What every room stands on: listening, store, event log, sign-in plumbing, errors, headers, pages. Knows no product rule.</summary>
public static class HostingFeature
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder, ServerOptions options)
    {
        var services = builder.Services;
        PrivateFolder.Make(options.HomeFolder);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        AddLog(builder.Logging, options);
        AddListening(builder, options);
        services.AddSingleton<IOperatorScreen, StandardOutput>();
        services.AddSingleton<Addresses>();
        services.AddStorage(options);
        services.AddSingleton<SecretBox>();
        services.AddSingleton<EventWakeups>();
        services.AddSingleton(s => new EventLog(s.GetRequiredService<Database>(), s.GetRequiredService<EventWakeups>()));
        services.AddSingleton<EventHubs>();
        services.AddSingleton(s => new FleetingNews(s.GetRequiredService<EventHubs>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<IHousekeeping, EventTidying>();
        services.AddSingleton<OwnVisit>();
        services.AddSingleton<WarmUp>();
        services.AddHostedService<StartSequence>();
        services.AddHostedService<HousekeepingLoop>();
        AddAccess(services);
        services.AddProblemDetails(p => p.CustomizeProblemDetails = ProblemWriter.Complete);
        services.AddExceptionHandler<ProblemWriter>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => WireJson.Configure(o.SerializerOptions));
        services.AddRateLimiter(o => RateLimits.Register(o, options.RatePercent));
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["application/json", "application/problem+json"];
        });
        services.AddOpenApi(ApiDocument.Configure);
        services.AddSingleton<IWebFiles>(_ => options.WebFolder is { } folder ? new FolderWebFiles(folder) : new EmbeddedWebFiles());
        services.AddSingleton<WebPages>();
        return builder;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemWriter.WriteEmptyAsync);
        app.UseResponseCompression();
        app.UseMiddleware<CrossSiteDoor>();
        app.UseRouting();
        app.UseMiddleware<ForgeryGuard>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        return app;
    }

    public static WebApplication MapHosting(this WebApplication app)
    {
        Health.Map(app);
        EventEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").RequireRateLimiting(RateLimits.Public);
        WebPages.Map(app);
        return app;
    }

    /// <summary>Warnings of the framework, our own facts. The framework's request log is off: it writes paths with their query.</summary>
    private static void AddLog(ILoggingBuilder logging, ServerOptions options)
    {
        logging.ClearProviders();
        logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.None);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        if (options.LogForm == LogForm.Json)
        {
            logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        }
        else
        {
            logging.AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "HH:mm:ss.fff "));
        }

        // Standard output belongs to the person who started the server.
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void AddListening(WebApplicationBuilder builder, ServerOptions options)
    {
        var certificate = ServerCertificate.Load(options, TimeProvider.System);
        if (certificate is not null)
        {
            builder.Services.AddSingleton(certificate);
        }

        builder.WebHost.ConfigureKestrel(k => KestrelSetup.Apply(k, options, certificate));
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = options.TrustedProxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (System.Net.IPNetwork network in options.TrustedProxies)
            {
                o.KnownIPNetworks.Add(network);
            }
        });
    }

    private static void AddAccess(IServiceCollection services)
    {
        // Our tokens are random and stored hashed: nothing needs the framework's keys, so it is to keep none on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(Schemes.Technician, null)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(Schemes.Customer, null)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(Schemes.Enrolling, null)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(Schemes.ApiKey, null);
        services.AddAuthorization(Policies.Register);
        services.AddSingleton<AccessCheck>();
    }
}
