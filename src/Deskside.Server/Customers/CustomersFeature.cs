using Deskside.Server.Customers.Internal;
using Deskside.Server.Hosting;

namespace Deskside.Server.Customers;

/// <summary>Customers who are known: accounts, signing in on a portal, policies for guests and others.</summary>
public static class CustomersFeature
{
    public static WebApplicationBuilder AddCustomers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CustomerKeeper>();
        services.AddSingleton<CustomerPolicyBook>();
        services.AddSingleton<CustomerBook>();
        services.AddSingleton<CustomerSignIn>();
        services.AddSingleton(s => new CustomerDoor(s.GetRequiredService<CustomerKeeper>(), s.GetRequiredService<CustomerPolicyBook>()));
        services.AddSingleton<IHousekeeping, CustomerTidying>();
        return builder;
    }

    public static WebApplication MapCustomers(this WebApplication app)
    {
        CustomerSignInEndpoints.Map(app);
        CustomerAccountEndpoints.Map(app);
        CustomerPolicyEndpoints.Map(app);
        return app;
    }
}
