using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Audit;

/// <summary>Who acted, as an id.</summary>
public static class AuditActor
{
    public const string System = "system";
    public const string Anonymous = "anonymous";

    public static string Of(Caller caller) => caller switch
    {
        Caller.Technician technician => $"technician:{technician.Id}",
        Caller.Customer customer => $"customer:{customer.Request}",
        Caller.Integrator integrator => $"api-key:{integrator.Key}",
        _ => Anonymous,
    };
}
