using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Organisations;
using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Signing in by single sign-on or directory, and tying an account to one.</summary>
internal static class FederationEndpoints
{
    public const string Callback = "/api/v1/sign-in/oidc/callback";

    private const string SigningIn = "technician";
    private const string Linking = "link ";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Sign-in");
        api.MapGet("/sign-in/options", OptionsAsync).WithName("SignInOptions")
            .WithSummary("The ways beside local accounts, of the organisation that has a portal named at; without one, of the first organisation.").RequireRateLimiting(RateLimits.Public);
        api.MapGet("/me/links", MyOptionsAsync).WithName("ListMyLinks").WithSummary("What the own account can be tied to.").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
        api.MapPost("/sign-in/oidc/{provider}", BeginAsync).WithName("BeginSingleSignOn").RequireRateLimiting(RateLimits.SignIn);
        api.MapPost("/sign-in/directory/{provider}", DirectoryAsync).WithName("SignInByDirectory").RequireRateLimiting(RateLimits.SignIn).Produces<SignInResponse>();
        api.MapPost("/me/links/{provider}", BeginLinkAsync).WithName("LinkAccount").WithSummary("Needs a proof of the last ten minutes.")
            .RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet(Callback, EndAsync).ExcludeFromDescription().RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<Ok<SignInOptionsResponse>> OptionsAsync(string? at, ProviderBook book, OrganisationBook organisations, CancellationToken cancellation) =>
        TypedResults.Ok(await OfAsync(await organisations.AtAsync(at, cancellation), book, cancellation));

    private static async Task<Ok<SignInOptionsResponse>> MyOptionsAsync(Caller.Technician caller, ProviderBook book, CancellationToken cancellation) =>
        TypedResults.Ok(await OfAsync(caller.Organisation, book, cancellation));

    private static async Task<SignInOptionsResponse> OfAsync(Domain.Identifiers.OrganisationId organisation, ProviderBook book, CancellationToken cancellation) => new(
        [.. (await book.ListAsync(organisation, cancellation)).Where(p => p is { Enabled: true, Audience: ProviderAudience.Technicians }).Select(p => new ProviderChoice(p.Id, p.Title, p.Kind))]);

    private static Task<Results<Ok<GoResponse>, ProblemHttpResult>> BeginAsync(
        string provider, HttpContext context, ProviderBook book, OidcFlow flow, Addresses addresses, CancellationToken cancellation) =>
        GoAsync(provider, SigningIn, context, book, flow, addresses, cancellation);

    private static async Task<Results<Ok<GoResponse>, ProblemHttpResult>> BeginLinkAsync(
        string provider, Caller.Technician caller, HttpContext context, MyAccountDesk account, ProviderBook book, OidcFlow flow, Addresses addresses, CancellationToken cancellation)
    {
        // The callback comes from another site, without our cookie: whose account it is stands in the state, under a token of this browser.
        return await account.CurrentAsync(context, cancellation) is { } current && account.IsProved(current)
            ? await GoAsync(provider, $"{Linking}{caller.Id} {current.Signin}", context, book, flow, addresses, cancellation)
            : MyAccountEndpoints.ProveFirst();
    }

    private static async Task<Results<Ok<GoResponse>, ProblemHttpResult>> GoAsync(
        string id, string goal, HttpContext context, ProviderBook book, OidcFlow flow, Addresses addresses, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { Enabled: true, Audience: ProviderAudience.Technicians, Oidc: not null } provider)
        {
            return Problem.NotFound("There is no such way to sign in.");
        }

        try
        {
            var (address, browser) = await flow.BeginAsync(provider, goal, new Uri(addresses.ForCaller(context.Request), Callback), cancellation);
            TokenCookie.SetForReturn(context, Schemes.ReturnCookie, browser, OidcFlow.Patience);
            return TypedResults.Ok(new GoResponse(address.ToString()));
        }
        catch (OidcFault)
        {
            return Unreachable();
        }
    }

    private static async Task<IResult> DirectoryAsync(
        string provider, SignInRequest body, HttpContext context, FederationDesk desk, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            var outcome = await desk.SignInAsync(provider, body.Name, body.Password, SignInPlace.Of(context), cancellation);
            return await SignInEndpoints.AnswerAsync(context, outcome, keeper, options, cancellation);
        }
        catch (LdapFault)
        {
            return Unreachable();
        }
    }

    /// <summary>The browser comes back. It goes on to one of our own pages, whatever the query says.</summary>
    private static async Task<RedirectHttpResult> EndAsync(
        HttpContext context, string? state, string? code, string? iss, OidcFlow flow, FederationDesk desk, SignInKeeper keeper, SignInDesk signIn, CancellationToken cancellation)
    {
        var outcome = await flow.EndAsync(new OidcAnswer(state, code, iss, context.Request.Cookies[Schemes.ReturnCookie]), cancellation);
        TokenCookie.Clear(context, Schemes.ReturnCookie);
        switch (outcome)
        {
            case OidcOutcome.Proved { Provider.Audience: ProviderAudience.Technicians, Goal: SigningIn } proved:
                if (await desk.AdmitAsync(proved.Provider, proved.Identity, SignInPlace.Of(context), cancellation) is not { } admitted)
                {
                    return TypedResults.Redirect("/console/#sign-in=no-account");
                }

                TokenCookie.Set(context, Schemes.TechnicianCookie, admitted.Token, SignInKeeper.Longest);
                return TypedResults.Redirect("/console/");
            case OidcOutcome.Proved { Provider.Audience: ProviderAudience.Technicians } proved when proved.Goal.StartsWith(Linking, StringComparison.Ordinal):
                var isLinked = proved.Goal.Split(' ') is [_, var technician, var of] && await LinkAsync(technician, of);
                return TypedResults.Redirect(isLinked ? "/console/account#linked" : "/console/account#not-linked");
            case OidcOutcome.Refused:
                return TypedResults.Redirect("/console/#sign-in=refused");
            default:
                return TypedResults.Redirect("/console/#sign-in=not-ours");
        }

        async Task<bool> LinkAsync(string technician, string of)
        {
            var id = Domain.Identifiers.TechnicianId.Parse(technician, null);
            var proved = (OidcOutcome.Proved)outcome;
            // The sign-in that began must still stand.
            return (await keeper.ListAsync(id, cancellation)).Any(s => s.Signin == of) && await signIn.FindAsync(id, cancellation) is { } row
                && await desk.LinkAsync(await keeper.ToCallerAsync(row, cancellation), proved.Provider, proved.Identity, cancellation);
        }
    }

    private static ProblemHttpResult Unreachable() =>
        Problem.Of(StatusCodes.Status502BadGateway, "provider-unreachable", "The other side does not answer as it should. Try again, or tell an administrator: the sign-in page of the administration has a test.");
}
