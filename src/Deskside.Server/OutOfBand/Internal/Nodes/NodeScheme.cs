using System.Security.Claims;
using System.Text.Encodings.Web;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>Lets a call of another node in, as the technician for whom it calls.</summary>
internal sealed class NodeScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, NodeKey key, NodeNumbers numbers, ThisNode here, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "node";

    /// <summary>A technician with the permission, here or let in by another node.</summary>
    public static AuthorizationPolicy Policy { get; } =
        new AuthorizationPolicyBuilder(Schemes.Technician, Name).RequireClaim(RightClaims.Permission, EnumText.Write(Permission.Devices)).Build();

    public static string CallOf(HttpRequest request) => $"{request.Method} {request.Path}{request.QueryString}";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers[NodeToken.Header].ToString();
        if (text.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (!NodeLine.IsProtected(Request))
        {
            return AuthenticateResult.Fail("Nodes call each other by HTTPS only.");
        }

        var nowMs = time.NowMs();
        if (await NodeToken.ReadAsync(key, CallOf(Request), text, Context.RequestAborted) is not { } token || !token.IsFor(here.Name, nowMs) || token.ToCaller() is not { } technician)
        {
            return AuthenticateResult.Fail("This is no call of a node of this desk.");
        }

        if (!numbers.TryTake(token.Number, token.AtMs, nowMs))
        {
            return AuthenticateResult.Fail("This call was made before.");
        }

        SignInMark.Set(Context, token.SignIn);
        var claims = technician.Permissions.Select(p => new Claim(RightClaims.Permission, EnumText.Write(p)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(technician, Name, claims)), Name));
    }
}
