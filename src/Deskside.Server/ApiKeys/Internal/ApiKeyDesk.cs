using Deskside.Domain.Identifiers;
using Deskside.Domain.Integrators;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.ApiKeys.Internal;

/// <summary>Makes, lists and revokes keys. A key's text exists once, in the answer that made it; the store has its hash.</summary>
internal sealed class ApiKeyDesk(Database database, AuditTrail audit)
{
    private const int PrefixLength = 6;

    public Task<IReadOnlyList<ApiKeyRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) => database.ListAsync<ApiKeyRow>(
        "SELECT api_key, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at FROM api_keys WHERE organisation = @organisation ORDER BY api_key DESC LIMIT 500",
        new { organisation },
        cancellation);

    public Task<(ApiKeyRow Row, string Text)> AddAsync(
        Caller.Technician caller, ShortTitle name, IReadOnlySet<ApiScope> scopes, TimeSpan? lifetime, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var token = SecretToken.New();
            var row = new ApiKeyRow
            {
                Organisation = caller.Organisation,
                ApiKey = unit.NewId<ApiKeyId>(),
                Name = name.ToString(),
                Prefix = Schemes.ApiKeyPrefix + token.Text[..PrefixLength],
                Scopes = ScopeText.Write(scopes),
                CreatedBy = caller.Id,
                CreatedAt = unit.NowMs,
                ExpiresAt = lifetime is { } span ? unit.NowMs + (long)span.TotalMilliseconds : null,
            };
            await unit.ExecuteAsync(
                """
                INSERT INTO api_keys (organisation, api_key, name, prefix, key_hash, scopes, created_by, created_at, expires_at)
                VALUES (@Organisation, @ApiKey, @Name, @Prefix, @hash, @Scopes, @CreatedBy, @CreatedAt, @ExpiresAt)
                """,
                new { row.Organisation, row.ApiKey, row.Name, row.Prefix, hash = token.Hash, row.Scopes, row.CreatedBy, row.CreatedAt, row.ExpiresAt });
            await RecordAsync(unit, caller, "api-key.created", row.ApiKey, new() { ["name"] = row.Name, ["prefix"] = row.Prefix, ["scopes"] = row.Scopes });
            return (row, Schemes.ApiKeyPrefix + token.Text);
        },
        cancellation);

    /// <summary>False when there is no such key, or it was revoked before.</summary>
    public Task<bool> RevokeAsync(Caller.Technician caller, ApiKeyId key, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var name = await unit.FirstAsync<string>(
                "UPDATE api_keys SET revoked_at = @now WHERE organisation = @Organisation AND api_key = @key AND revoked_at IS NULL RETURNING name",
                new { now = unit.NowMs, caller.Organisation, key });
            if (name is null)
            {
                return false;
            }

            await RecordAsync(unit, caller, "api-key.revoked", key, new() { ["name"] = name });
            return true;
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, ApiKeyId key, Dictionary<string, string?> details) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"api-key:{key}") { Details = details });
}
