using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;

namespace Deskside.Server.SignOn;

/// <summary>Keeps providers, and who at a provider is which account here.</summary>
internal sealed class ProviderBook(Database database, SecretBox box)
{
    private const string Select = "SELECT organisation, provider, kind, audience, title, enabled, new_accounts, roles, settings, secret FROM signin_providers";

    public async Task<IReadOnlyList<Provider>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        [.. (await database.ListAsync<Row>($"{Select} WHERE organisation = @organisation ORDER BY provider", new { organisation }, cancellation)).Select(r => r.ToProvider())];

    public async Task<Provider?> FindAsync(OrganisationId organisation, string provider, CancellationToken cancellation) =>
        (await database.FirstAsync<Row>($"{Select} WHERE organisation = @organisation AND provider = @provider", new { organisation, provider }, cancellation))?.ToProvider();

    /// <summary>By its id alone: for people who are nobody yet.</summary>
    public async Task<Provider?> FindAsync(string provider, CancellationToken cancellation) =>
        (await database.FirstAsync<Row>($"{Select} WHERE provider = @provider", new { provider }, cancellation))?.ToProvider();

    /// <summary>Adds or replaces it.</summary>
    public static Task SaveAsync(Unit unit, Provider provider) => unit.ExecuteAsync(
        """
        INSERT INTO signin_providers (organisation, provider, kind, audience, title, enabled, new_accounts, roles, settings, secret)
        VALUES (@Organisation, @Id, @kind, @audience, @Title, @enabled, @newAccounts, @Roles, @settings, @Secret)
        ON CONFLICT (provider) DO UPDATE SET title = @Title, enabled = @enabled, new_accounts = @newAccounts, roles = @Roles, settings = @settings, secret = @Secret
        """,
        new
        {
            provider.Organisation,
            provider.Id,
            kind = EnumText.Write(provider.Kind),
            audience = EnumText.Write(provider.Audience),
            provider.Title,
            enabled = provider.Enabled ? 1L : 0L,
            newAccounts = EnumText.Write(provider.NewAccounts),
            provider.Roles,
            settings = provider.Oidc is { } oidc ? JsonSerializer.Serialize(oidc, WireJson.Options) : JsonSerializer.Serialize(provider.Ldap, WireJson.Options),
            provider.Secret,
        });

    /// <summary>Its links go with it: a provider that comes later under the same name proves nothing about old accounts.</summary>
    public static async Task RemoveAsync(Unit unit, Provider provider)
    {
        await unit.ExecuteAsync("DELETE FROM identity_links WHERE provider = @Id", new { provider.Id });
        await unit.ExecuteAsync("DELETE FROM signin_providers WHERE provider = @Id", new { provider.Id });
    }

    public byte[] Seal(string providerId, string secret) => box.Seal(secret, Purpose(providerId));

    public string? SecretOf(Provider provider) => provider.Secret is { } kept ? box.Open(kept, Purpose(provider.Id)) : null;

    /// <summary>The account (a technician's or a customer's id) of this subject at this provider.</summary>
    public static Task<string?> AccountOfAsync(Unit unit, Provider provider, string subject) =>
        unit.FirstAsync<string>("SELECT account FROM identity_links WHERE provider = @Id AND subject = @subject", new { provider.Id, subject });

    /// <summary>False when the subject is linked already: a link is never moved in silence.</summary>
    public static async Task<bool> TryLinkAsync(Unit unit, Provider provider, string subject, string account) => await unit.ExecuteAsync(
        """
        INSERT INTO identity_links (organisation, provider, subject, account, linked_at) VALUES (@Organisation, @Id, @subject, @account, @now)
        ON CONFLICT (provider, subject) DO NOTHING
        """,
        new { provider.Organisation, provider.Id, subject, account, now = unit.NowMs }) == 1;

    private static string Purpose(string providerId) => $"provider:{providerId}";

    private sealed record Row
    {
        public OrganisationId Organisation { get; init; }

        public string Provider { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Audience { get; init; } = "";

        public string Title { get; init; } = "";

        public long Enabled { get; init; }

        public string NewAccounts { get; init; } = "";

        public string Roles { get; init; } = "";

        public string Settings { get; init; } = "";

        public byte[]? Secret { get; init; }

        public Provider ToProvider() => new()
        {
            Organisation = Organisation,
            Id = Provider,
            Audience = EnumText.Read<ProviderAudience>(Audience) ?? ProviderAudience.Customers,
            Title = Title,
            Enabled = Enabled == 1,
            NewAccounts = EnumText.Read<NewAccounts>(NewAccounts) ?? SignOn.NewAccounts.Refuse,
            Roles = Roles,
            Secret = Secret,
            Oidc = Kind == "oidc" ? JsonSerializer.Deserialize<OidcSettings>(Settings, WireJson.Options) : null,
            Ldap = Kind == "ldap" ? JsonSerializer.Deserialize<LdapSettings>(Settings, WireJson.Options) : null,
        };
    }
}
