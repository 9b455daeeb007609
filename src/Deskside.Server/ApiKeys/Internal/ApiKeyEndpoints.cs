using Deskside.Domain.Identifiers;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.ApiKeys.Internal;

internal static class ApiKeyEndpoints
{
    private const int LongestDays = 3650;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/v1/api-keys").WithTags("API keys").RequireRateLimiting(RateLimits.WithToken);
        keys.MapGet("", ListAsync).WithName("ListApiKeys").RequireAuthorization(Policies.Needs(Permission.ManageApiKeys));
        keys.MapPost("", AddAsync).WithName("CreateApiKey").WithSummary("The answer holds the key, once.").RequireAuthorization(Policies.Needs(Permission.ManageApiKeys));
        keys.MapDelete("/{key}", RevokeAsync).WithName("RevokeApiKey").RequireAuthorization(Policies.Needs(Permission.ManageApiKeys));
        keys.MapGet("/self", Self).WithName("ReadOwnApiKey").WithSummary("What the calling key is and may do.").RequireAuthorization(Policies.AnyKey);
    }

    private static async Task<Ok<IReadOnlyList<ApiKeyResponse>>> ListAsync(Caller.Technician caller, ApiKeyDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ApiKeyResponse>>([.. (await desk.ListAsync(caller.Organisation, cancellation)).Select(ToResponse)]);

    private static async Task<Results<Created<NewApiKeyResponse>, ProblemHttpResult>> AddAsync(
        NewApiKeyRequest body, Caller.Technician caller, ApiKeyDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var name = fields.Read<ShortTitle>("name", body.Name);
        var scopes = ReadScopes(fields, body.Scopes);
        if (body.ExpiresInDays is { } days && days is < 1 or > LongestDays)
        {
            fields.Add("expiresInDays", $"must be 1 to {LongestDays}, or be left out");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (!RoleRights.CoversAll(caller.Permissions, scopes.Select(ApiScopes.RightOf)))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "beyond-own-rights", "A key cannot be given a scope that goes beyond your own rights.");
        }

        var lifetime = body.ExpiresInDays is { } wanted ? TimeSpan.FromDays(wanted) : (TimeSpan?)null;
        var (row, text) = await desk.AddAsync(caller, name, scopes, lifetime, cancellation);
        return TypedResults.Created((string?)null, new NewApiKeyResponse(text, ToResponse(row)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(ApiKeyId key, Caller.Technician caller, ApiKeyDesk desk, CancellationToken cancellation) =>
        await desk.RevokeAsync(caller, key, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such key, or it was revoked before.");

    private static Ok<ApiKeySelfResponse> Self(Caller.Integrator caller) =>
        TypedResults.Ok(new ApiKeySelfResponse(caller.Key, caller.Name, caller.Organisation, [.. caller.Scopes.Order().Select(ApiScopes.Write)]));

    private static IReadOnlySet<ApiScope> ReadScopes(FieldFaults fields, IReadOnlyList<string>? texts)
    {
        var all = string.Join(", ", Enum.GetValues<ApiScope>().Select(ApiScopes.Write));
        if (texts is not { Count: > 0 } || texts.Any(t => ApiScopes.Read(t) is null))
        {
            fields.Add("scopes", $"must name at least one of {all}");
            return new HashSet<ApiScope>();
        }

        return texts.Select(ApiScopes.Read).OfType<ApiScope>().ToHashSet();
    }

    private static ApiKeyResponse ToResponse(ApiKeyRow row) => new(
        row.ApiKey,
        row.Name,
        row.Prefix,
        [.. ScopeText.Read(row.Scopes).Order().Select(ApiScopes.Write)],
        row.CreatedBy,
        row.CreatedAt.ToInstant(),
        row.ExpiresAt.ToInstant(),
        row.LastUsedAt.ToInstant(),
        row.RevokedAt.ToInstant());
}
