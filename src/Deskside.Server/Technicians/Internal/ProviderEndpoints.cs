using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class ProviderEndpoints
{
    private const int MostProviders = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var providers = routes.MapGroup("/api/v1/sign-in/providers").WithTags("Sign-in")
            .RequireAuthorization(Policies.Needs(Permission.ManageSignIn)).RequireRateLimiting(RateLimits.WithToken);
        providers.MapGet("", ListAsync).WithName("ListSignInProviders");
        providers.MapPost("", AddAsync).WithName("CreateSignInProvider");
        providers.MapPut("/{provider}", ChangeAsync).WithName("ChangeSignInProvider").WithSummary("Kind and audience stay. Another issuer or directory unlinks all accounts.");
        providers.MapDelete("/{provider}", RemoveAsync).WithName("RemoveSignInProvider");
        providers.MapPost("/{provider}/test", TestAsync).WithName("TestSignInProvider");
    }

    private static async Task<Ok<IReadOnlyList<ProviderResponse>>> ListAsync(
        Caller.Technician caller, HttpRequest request, ProviderBook book, Addresses addresses, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ProviderResponse>>([.. (await book.ListAsync(caller.Organisation, cancellation)).Select(p => ProviderResponse.Of(p, addresses.ForCaller(request)))]);

    private static async Task<Results<Created<ProviderResponse>, ProblemHttpResult>> AddAsync(
        ProviderRequest body, Caller.Technician caller, HttpRequest request, ProviderBook book, ProviderDesk desk, Addresses addresses, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        if (body.Kind is null)
        {
            fields.Add("kind", "must be oidc or ldap");
        }

        if (body.Audience is null)
        {
            fields.Add("audience", "must be technicians or customers");
        }

        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        var provider = Read(fields, body, caller, id, body.Kind ?? ProviderKind.Oidc, body.Audience ?? ProviderAudience.Customers);
        var secret = ProviderFields.ReadSecret(fields, body.Secret);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if ((await book.ListAsync(caller.Organisation, cancellation)).Count >= MostProviders)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "too-many", $"There are {MostProviders} providers; remove one first.");
        }

        return await desk.AddAsync(caller, provider, secret, cancellation) is { } refusal
            ? AccountFields.ToProblem(refusal)
            : TypedResults.Created((string?)null, ProviderResponse.Of((await book.FindAsync(caller.Organisation, id, cancellation))!, addresses.ForCaller(request)));
    }

    private static async Task<Results<Ok<ProviderResponse>, ProblemHttpResult>> ChangeAsync(
        string provider, ProviderRequest body, Caller.Technician caller, HttpRequest request, ProviderBook book, ProviderDesk desk, Addresses addresses, CancellationToken cancellation)
    {
        if (await book.FindAsync(caller.Organisation, provider, cancellation) is not { } before)
        {
            return Unknown();
        }

        var fields = new FieldFaults();
        var after = Read(fields, body, caller, before.Id, before.Kind, before.Audience);
        var secret = ProviderFields.ReadSecret(fields, body.Secret);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.ChangeAsync(caller, before, after, secret, cancellation) is { } refusal
            ? AccountFields.ToProblem(refusal)
            : TypedResults.Ok(ProviderResponse.Of((await book.FindAsync(caller.Organisation, provider, cancellation))!, addresses.ForCaller(request)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string provider, Caller.Technician caller, ProviderBook book, ProviderDesk desk, CancellationToken cancellation)
    {
        if (await book.FindAsync(caller.Organisation, provider, cancellation) is not { } found)
        {
            return Unknown();
        }

        await desk.RemoveAsync(caller, found, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ProviderTestResponse>, ProblemHttpResult>> TestAsync(
        string provider, ProviderTestRequest body, Caller.Technician caller, ProviderBook book, OidcLine oidc, LdapDoor ldap, CancellationToken cancellation)
    {
        if (await book.FindAsync(caller.Organisation, provider, cancellation) is not { } found)
        {
            return Unknown();
        }

        if (found.Ldap is { } settings)
        {
            var steps = await ldap.TryAsync(settings, book.SecretOf(found) ?? "", body.Name is { Length: <= 200 } name ? name : null, cancellation);
            return TypedResults.Ok(new ProviderTestResponse(steps[^1] == "The test succeeded.", steps));
        }

        try
        {
            var places = await oidc.DiscoverAsync(found.Oidc!.Issuer, cancellation);
            return TypedResults.Ok(new ProviderTestResponse(
                true, [$"{found.Oidc.Issuer} answers.", $"It signs with {string.Join(", ", places.Keys.Select(k => k.Algorithm).Distinct())}.", "The test succeeded. Application id and secret show at the first sign-in."]));
        }
        catch (OidcFault fault)
        {
            return TypedResults.Ok(new ProviderTestResponse(false, [fault.Message, "The test failed."]));
        }
    }

    private static Provider Read(FieldFaults fields, ProviderRequest body, Caller.Technician caller, string id, ProviderKind kind, ProviderAudience audience)
    {
        var creates = audience == ProviderAudience.Technicians && body.NewAccounts == NewAccounts.Create;
        return new Provider
        {
            Organisation = caller.Organisation,
            Id = id,
            Audience = audience,
            Title = fields.Read<ShortTitle>("title", body.Title).ToString(),
            Enabled = body.Enabled ?? false,
            NewAccounts = body.NewAccounts ?? NewAccounts.Refuse,
            Roles = creates ? RoleText.Write(AccountFields.ReadRoles(fields, body.Roles)) : "",
            Secret = null,
            Oidc = kind == ProviderKind.Oidc ? ProviderFields.ReadOidc(fields, body) : null,
            Ldap = kind == ProviderKind.Ldap ? ProviderFields.ReadLdap(fields, body) : null,
        };
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such provider.");
}
