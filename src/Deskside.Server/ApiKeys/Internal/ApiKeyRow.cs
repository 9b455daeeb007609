using Deskside.Domain.Identifiers;

namespace Deskside.Server.ApiKeys.Internal;

internal sealed record ApiKeyRow
{
    public OrganisationId Organisation { get; init; }

    public ApiKeyId ApiKey { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The first characters, by which its owner knows it again.</summary>
    public string Prefix { get; init; } = "";

    public string Scopes { get; init; } = "";

    public TechnicianId CreatedBy { get; init; }

    public long CreatedAt { get; init; }

    public long? ExpiresAt { get; init; }

    public long? LastUsedAt { get; init; }

    public long? RevokedAt { get; init; }
}
