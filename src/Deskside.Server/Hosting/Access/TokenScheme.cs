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
    IEnumerable<ITokenKeeper> keepers,
    KnownTokens known) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
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

        known.Add(token);
        keeper.Seen(identity);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>A bearer token hides the cookies: a call is one or the other. Only customers' programs use one.</summary>
    internal static string? ReadToken(HttpRequest request, ITokenKeeper keeper) =>
        BearerToken.IsPresent(request)
            ? keeper.Scheme == Schemes.Customer ? BearerToken.Read(request) : null
            : request.Cookies[keeper.Cookie];
}
