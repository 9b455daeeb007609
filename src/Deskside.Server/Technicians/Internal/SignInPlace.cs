using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Web;

namespace Deskside.Server.Technicians.Internal;

/// <summary>From where somebody signs in: shown to him in the list of his sign-ins.</summary>
/// <param name="Address">Of the network, as rate limits know it.</param>
/// <param name="Browser">What the browser says of itself, cut to 200 characters.</param>
/// <param name="OldToken">The sign-in that this browser had: it ends.</param>
internal sealed record SignInPlace(string Address, string Browser, SecretToken? OldToken)
{
    private const int LongestBrowser = 200;

    public static SignInPlace Of(HttpContext context)
    {
        var browser = new string([.. context.Request.Headers.UserAgent.ToString().Where(c => !char.IsControl(c)).Take(LongestBrowser)]);
        return new SignInPlace(RateLimits.SourceOf(context), browser, TokenOf(context));
    }

    public static SecretToken? TokenOf(HttpContext context) =>
        SecretToken.TryParse(context.Request.Cookies[Schemes.TechnicianCookie], out var token) ? token : null;
}
