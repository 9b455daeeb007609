namespace Deskside.Server.Hosting.Access;

/// <summary>The two ways of proving who calls, and the cookies that carry them.</summary>
public static class Schemes
{
    public const string Technician = "technician";
    public const string Customer = "customer";

    public const string TechnicianCookie = "deskside-technician";
    public const string CustomerCookie = "deskside-customer";
}
