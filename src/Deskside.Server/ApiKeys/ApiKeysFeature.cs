using Deskside.Server.ApiKeys.Internal;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.ApiKeys;

/// <summary>Keys with which programs of the organisation call: each has a few scopes and nothing else.</summary>
public static class ApiKeysFeature
{
    public static WebApplicationBuilder AddApiKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ITokenKeeper, ApiKeyKeeper>();
        builder.Services.AddSingleton<ApiKeyDesk>();
        return builder;
    }

    public static WebApplication MapApiKeys(this WebApplication app)
    {
        ApiKeyEndpoints.Map(app);
        return app;
    }
}
