using Deskside.Server.Hosting.Start;
using Deskside.Server.Organisations.Internal;

namespace Deskside.Server.Organisations;

/// <summary>The tenants. One by default; the key is in every table.</summary>
public static class OrganisationsFeature
{
    public static WebApplicationBuilder AddOrganisations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OrganisationBook>();
        builder.Services.AddSingleton<IFirstSteps, FirstOrganisation>();
        return builder;
    }
}
