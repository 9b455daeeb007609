using System.Diagnostics;
using Deskside.Domain.Customers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Customers.Internal;

/// <summary>The customer's side, on a portal: who am I here, sign in, sign out.</summary>
internal static class CustomerSignInEndpoints
{
    private const string Callback = "/api/v1/customers/sign-in/oidc/callback";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var here = routes.MapGroup("/api/v1/portals/{portal}/sign-in").WithTags("Customers");
        here.MapGet("", StandingAsync).WithName("ReadPortalSignIn").WithSummary("Whether guests may ask, the ways to sign in, and who is signed in.").LimitCrowd(RateLimits.Public);
        here.MapPost("", PasswordAsync).WithName("CustomerSignIn").LimitCrowd(RateLimits.SignIn).Produces<KnownCustomerResponse>();
        here.MapPost("/directory/{provider}", DirectoryAsync).WithName("CustomerSignInByDirectory").LimitCrowd(RateLimits.SignIn).Produces<KnownCustomerResponse>();
        here.MapPost("/oidc/{provider}", BeginAsync).WithName("BeginCustomerSingleSignOn").LimitCrowd(RateLimits.SignIn);
        here.MapDelete("", SignOutAsync).WithName("CustomerSignOut").LimitCrowd(RateLimits.Public);
        routes.MapGet(Callback, EndAsync).ExcludeFromDescription().LimitCrowd(RateLimits.SignIn);
    }

    private static async Task<Results<Ok<PortalSignInResponse>, ProblemHttpResult>> StandingAsync(
        string portal, HttpContext context, CustomerSignIn signIn, CustomerDoor door, CustomerPolicyBook policies, CustomerBook book, ProviderBook providers, CancellationToken cancellation)
    {
        if (await signIn.OrganisationOfAsync(portal, cancellation) is not { } organisation)
        {
            return Unknown();
        }

        var standing = await door.OfAsync(context, organisation, cancellation);
        var guests = await policies.OfAsync(organisation, CustomerKind.Guest, cancellation);
        var accounts = await policies.OfAsync(organisation, CustomerKind.Account, cancellation);
        var offered = (await providers.ListAsync(organisation, cancellation)).Where(p => p is { Enabled: true, Audience: ProviderAudience.Customers });
        return TypedResults.Ok(new PortalSignInResponse(
            guests.MayAsk, guests.MustGiveMail, accounts.MayAsk && await book.HasAccountsAsync(organisation, cancellation), [.. offered.Select(p => new CustomerProviderChoice(p.Id, p.Title, p.Kind))],
            standing.Account is { } known ? KnownCustomerResponse.Of(known) : null));
    }

    private static async Task<IResult> PasswordAsync(string portal, CustomerSignInRequest body, HttpContext context, CustomerSignIn signIn, CancellationToken cancellation) =>
        await signIn.OrganisationOfAsync(portal, cancellation) is { } organisation
            ? Answer(context, await signIn.ByPasswordAsync(organisation, body.Name, body.Password, RateLimits.SourceOf(context), cancellation))
            : Unknown();

    private static async Task<IResult> DirectoryAsync(
        string portal, string provider, CustomerSignInRequest body, HttpContext context, CustomerSignIn signIn, CancellationToken cancellation)
    {
        if (await signIn.OrganisationOfAsync(portal, cancellation) is not { } organisation)
        {
            return Unknown();
        }

        try
        {
            return Answer(context, await signIn.ByDirectoryAsync(organisation, provider, body.Name, body.Password, RateLimits.SourceOf(context), cancellation));
        }
        catch (LdapFault)
        {
            return Unreachable();
        }
    }

    private static async Task<Results<Ok<CustomerGoResponse>, ProblemHttpResult>> BeginAsync(
        string portal, string provider, HttpContext context, CustomerSignIn signIn, ProviderBook book, OidcFlow flow, Addresses addresses, CancellationToken cancellation)
    {
        if (await signIn.OrganisationOfAsync(portal, cancellation) is not { } organisation
            || await book.FindAsync(organisation, provider, cancellation) is not { Enabled: true, Audience: ProviderAudience.Customers, Oidc: not null } found)
        {
            return Problem.NotFound("There is no such way to sign in here.");
        }

        try
        {
            var (address, browser) = await flow.BeginAsync(found, portal, new Uri(addresses.ForCaller(context.Request), Callback), cancellation);
            TokenCookie.SetForReturn(context, Schemes.ReturnCookie, browser, OidcFlow.Patience);
            return TypedResults.Ok(new CustomerGoResponse(address.ToString()));
        }
        catch (OidcFault)
        {
            return Unreachable();
        }
    }

    /// <summary>Back to the portal from which it began: its name was looked up, so the address is ours.</summary>
    private static async Task<RedirectHttpResult> EndAsync(
        HttpContext context, string? state, string? code, string? iss, OidcFlow flow, CustomerSignIn signIn, CancellationToken cancellation)
    {
        var outcome = await flow.EndAsync(new OidcAnswer(state, code, iss, context.Request.Cookies[Schemes.ReturnCookie]), cancellation);
        TokenCookie.Clear(context, Schemes.ReturnCookie);
        switch (outcome)
        {
            case OidcOutcome.Proved { Provider.Audience: ProviderAudience.Customers } proved:
                if (await signIn.ByProviderAsync(proved.Provider, proved.Identity, RateLimits.SourceOf(context), cancellation) is not CustomerSignInOutcome.SignedIn signedIn)
                {
                    return TypedResults.Redirect($"{PageOf(proved.Goal)}#sign-in=no-account");
                }

                TokenCookie.Set(context, Schemes.KnownCustomerCookie, signedIn.Token, CustomerKeeper.Longest);
                return TypedResults.Redirect(PageOf(proved.Goal));
            case OidcOutcome.Refused { Provider.Audience: ProviderAudience.Customers } refused:
                return TypedResults.Redirect($"{PageOf(refused.Goal)}#sign-in=refused");
            default:
                return TypedResults.Redirect("/#sign-in=not-ours");
        }

        static string PageOf(string portal) => $"/p/{Uri.EscapeDataString(portal)}";
    }

    private static async Task<NoContent> SignOutAsync(string portal, HttpContext context, CustomerKeeper keeper, CancellationToken cancellation)
    {
        if (SecretToken.TryParse(context.Request.Cookies[Schemes.KnownCustomerCookie], out var token))
        {
            await keeper.RemoveAsync(token, cancellation);
        }

        TokenCookie.Clear(context, Schemes.KnownCustomerCookie);
        return TypedResults.NoContent();
    }

    private static IResult Answer(HttpContext context, CustomerSignInOutcome outcome)
    {
        switch (outcome)
        {
            case CustomerSignInOutcome.SignedIn signedIn:
                TokenCookie.Set(context, Schemes.KnownCustomerCookie, signedIn.Token, CustomerKeeper.Longest);
                return TypedResults.Ok(KnownCustomerResponse.Of(signedIn.Customer));
            case CustomerSignInOutcome.Wrong:
                return Problem.Of(StatusCodes.Status401Unauthorized, "wrong-credentials", "The name or the password is wrong.");
            case CustomerSignInOutcome.SlowDown slow:
                return Problem.SlowDown(slow.Wait);
            default:
                throw new UnreachableException();
        }
    }

    private static ProblemHttpResult Unknown() => Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal; check the address.");

    private static ProblemHttpResult Unreachable() =>
        Problem.Of(StatusCodes.Status502BadGateway, "provider-unreachable", "The other side does not answer as it should. Try again, or ask as a guest.");
}

/// <param name="Name">E-mail address of a local account, or the name in the directory.</param>
/// <param name="Password">Typed.</param>
internal sealed record CustomerSignInRequest(string? Name, string? Password);

internal sealed record CustomerGoResponse(string Address);

internal sealed record CustomerProviderChoice(string Id, string Title, ProviderKind Kind);

internal sealed record KnownCustomerResponse(string DisplayName, string? Email, CustomerKind Kind)
{
    public static KnownCustomerResponse Of(KnownCustomer known) => new(known.DisplayName, known.Email, known.Kind);
}

/// <param name="GuestsMayAsk">Without signing in.</param>
/// <param name="GuestsMustGiveMail">A question of a guest needs an address.</param>
/// <param name="Accounts">There are local accounts, and they may ask.</param>
/// <param name="Providers">Directories and single sign-on.</param>
/// <param name="Known">Who is signed in; null = nobody.</param>
internal sealed record PortalSignInResponse(bool GuestsMayAsk, bool GuestsMustGiveMail, bool Accounts, IReadOnlyList<CustomerProviderChoice> Providers, KnownCustomerResponse? Known);
