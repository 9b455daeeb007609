namespace Deskside.Server.Hosting.Access;

/// <summary>The ways of proving who calls, and what carries each: cookies for people, bearer tokens for programs.</summary>
public static class Schemes
{
    public const string Technician = "technician";
    public const string Customer = "customer";
    public const string ApiKey = "api-key";

    public const string TechnicianCookie = "deskside-technician";
    public const string CustomerCookie = "deskside-customer";

    /// <summary>Before the token of an API key, so that a key that leaked into a repository is known for what it is.</summary>
    public const string ApiKeyPrefix = "dsk_";

    /// <summary>A keeper's cookie when its tokens never travel in one.</summary>
    public const string NoCookie = "";
}
