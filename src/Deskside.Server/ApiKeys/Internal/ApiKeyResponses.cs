using Deskside.Domain.Identifiers;

namespace Deskside.Server.ApiKeys.Internal;

/// <param name="Name">What the key is for.</param>
/// <param name="Scopes">Such as requests:write.</param>
/// <param name="ExpiresInDays">1 to 3650; null = until it is revoked.</param>
internal sealed record NewApiKeyRequest(string? Name, IReadOnlyList<string>? Scopes, int? ExpiresInDays);

/// <param name="Id">The key's id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">The first characters of the key.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedBy">Which technician made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Null = never.</param>
/// <param name="LastUsedAt">To the minute; null = not yet.</param>
/// <param name="RevokedAt">Null = it was not.</param>
internal sealed record ApiKeyResponse(
    ApiKeyId Id, string Name, string Prefix, IReadOnlyList<string> Scopes, TechnicianId CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <param name="Key">The whole key, here and never again.</param>
/// <param name="About">What is kept of it.</param>
internal sealed record NewApiKeyResponse(string Key, ApiKeyResponse About);

internal sealed record ApiKeySelfResponse(ApiKeyId Id, string Name, OrganisationId Organisation, IReadOnlyList<string> Scopes);
