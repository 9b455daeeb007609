namespace Deskside.Server.Hosting.Access;

/// <summary>The ways of proving who calls, and what carries each: cookies for people, bearer tokens for programs.</summary>
public static class Schemes
{
    public const string Technician = "technician";
    public const string Customer = "customer";
    public const string ApiKey = "api-key";

    /// <summary>A technician by his cookie, even while policy still wants a second factor of him: only for the routes with which he adds one.</summary>
    public const string Enrolling = "enrolling";

    public const string TechnicianCookie = "deskside-technician";
    public const string CustomerCookie = "deskside-customer";

    /// <summary>Of a browser that is on its way to an identity provider and back.</summary>
    public const string ReturnCookie = "deskside-return";

    /// <summary>Of a customer who signed in on a portal; it opens no request of his, it only says who asks.</summary>
    public const string KnownCustomerCookie = "deskside-known";

    /// <summary>Before the token of an API key, so that a key that leaked into a repository is known for what it is.</summary>
    public const string ApiKeyPrefix = "dsk_";

    /// <summary>A keeper's cookie when its tokens never travel in one.</summary>
    public const string NoCookie = "";
}
