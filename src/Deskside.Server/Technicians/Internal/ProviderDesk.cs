using System.Globalization;
using Deskside.Domain.Technicians;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Adds, changes and removes providers. Where a provider's people come from another place than before, their links go: else whoever names
/// the place could be anybody.</summary>
internal sealed class ProviderDesk(Database database, ProviderBook book, AuditTrail audit)
{
    public Task<AccountOutcome?> AddAsync(Caller.Technician caller, Provider provider, string? secret, CancellationToken cancellation) =>
        SaveAsync(caller, null, provider with { Secret = secret is null ? null : book.Seal(provider.Id, secret) }, "sign-in-provider.created", cancellation);

    public Task<AccountOutcome?> ChangeAsync(Caller.Technician caller, Provider before, Provider after, string? secret, CancellationToken cancellation) =>
        SaveAsync(caller, before, after with { Secret = secret is null ? before.Secret : book.Seal(before.Id, secret) }, "sign-in-provider.changed", cancellation);

    public Task RemoveAsync(Caller.Technician caller, Provider provider, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await ProviderBook.RemoveAsync(unit, provider);
            await RecordAsync(unit, caller, "sign-in-provider.removed", provider.Id, Differences(provider, null));
        },
        cancellation);

    private Task<AccountOutcome?> SaveAsync(Caller.Technician caller, Provider? before, Provider after, string action, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var keys = RoleText.Read(after.Roles);
            if (await RoleBook.UnknownAsync(unit, caller.Organisation, keys) is { } unknown)
            {
                return new AccountOutcome.NoSuchRole(unknown);
            }

            if (!RoleRights.CoversAll(caller.Permissions, await RoleBook.RightsOfAsync(unit, caller.Organisation, keys)))
            {
                return (AccountOutcome?)new AccountOutcome.BeyondOwnRights();
            }

            if (before is not null && PlaceOf(before) != PlaceOf(after))
            {
                await unit.ExecuteAsync("DELETE FROM identity_links WHERE provider = @Id", new { before.Id });
            }

            await ProviderBook.SaveAsync(unit, after);
            await RecordAsync(unit, caller, action, after.Id, Differences(before, after));
            return null;
        },
        cancellation);

    private static string PlaceOf(Provider p) => p.Oidc is { } oidc ? oidc.Issuer : $"{p.Ldap!.Host}:{p.Ldap.Port} {p.Ldap.BaseDn} {p.Ldap.IdAttribute}";

    /// <summary>That a secret changed is told, never the secret.</summary>
    private static AuditChange Differences(Provider? before, Provider? after)
    {
        var change = new AuditChange();
        Note("title", p => p.Title);
        Note("enabled", p => p.Enabled ? "on" : "off");
        Note("audience", p => EnumText.Write(p.Audience));
        Note("newAccounts", p => EnumText.Write(p.NewAccounts));
        Note("roles", p => p.Roles);
        Note("issuer", p => p.Oidc?.Issuer);
        Note("applicationId", p => p.Oidc?.ApplicationId);
        Note("scopes", p => p.Oidc?.Scopes);
        Note("host", p => p.Ldap?.Host);
        Note("port", p => p.Ldap?.Port.ToString(CultureInfo.InvariantCulture));
        Note("security", p => p.Ldap is { } l ? EnumText.Write(l.Security) : null);
        Note("baseDn", p => p.Ldap?.BaseDn);
        Note("bindDn", p => p.Ldap?.BindDn);
        Note("personClass", p => p.Ldap?.PersonClass);
        Note("nameAttribute", p => p.Ldap?.NameAttribute);
        Note("idAttribute", p => p.Ldap?.IdAttribute);
        Note("groupDn", p => p.Ldap?.GroupDn);
        Note("caCertificate", p => p.Ldap?.CaCertificate is null ? null : "given");
        var isSameSecret = (before?.Secret ?? []).AsSpan().SequenceEqual(after?.Secret ?? []);
        return change.Note("secret", before?.Secret is null ? null : "kept", isSameSecret ? (before?.Secret is null ? null : "kept") : "new");

        void Note(string field, Func<Provider, string?> read) => change.Note(field, before is null ? null : read(before), after is null ? null : read(after));
    }

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, string provider, AuditChange change) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"sign-in-provider:{provider}") { Details = change.Details });
}
