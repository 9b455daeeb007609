using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Deskside.Server.Hosting.Access;

/// <summary>The framework's authentication by one of our tokens. The scheme's name picks the <see cref="ITokenKeeper"/>.</summary>
internal sealed class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IEnumerable<ITokenKeeper> keepers) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var keeper = keepers.First(k => k.Scheme == Scheme.Name);
        if (ReadToken(Request, keeper) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (!SecretToken.TryParse(text, out var token) || await keeper.FindAsync(token, Context.RequestAborted) is not { } identity)
        {
            return AuthenticateResult.Fail("The token is unknown or over.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>A bearer token hides the cookies: a call is one or the other. Customers' programs and integrators use one; technicians never.</summary>
    internal static string? ReadToken(HttpRequest request, ITokenKeeper keeper)
    {
        if (!BearerToken.IsPresent(request))
        {
            return keeper.Cookie == Schemes.NoCookie ? null : request.Cookies[keeper.Cookie];
        }

        var text = BearerToken.Read(request) ?? "";
        var isKey = text.StartsWith(Schemes.ApiKeyPrefix, StringComparison.Ordinal);
        return keeper.Scheme switch
        {
            Schemes.Customer when !isKey => text,
            Schemes.ApiKey when isKey => text[Schemes.ApiKeyPrefix.Length..],
            _ => null,
        };
    }
}
