using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Technicians whom a provider or directory proved. An account belongs to a subject that was linked to it, never to an address or a name.</summary>
internal sealed class FederationDesk(Database database, ProviderBook providers, LdapDoor ldap, GuessPace pace, AccountDesk accounts, SignInDesk desk, SignInAdmission admission, AuditTrail audit)
{
    private const int MostTriedNames = 20;

    /// <summary>By name and password of a directory. Unknown names, wrong passwords and people without an account here are not told apart.</summary>
    /// <exception cref="LdapFault">The directory does not answer.</exception>
    public async Task<SignInOutcome> SignInAsync(string providerId, string? typedName, string? typedPassword, SignInPlace place, CancellationToken cancellation)
    {
        if (await providers.FindAsync(providerId, cancellation) is not { Enabled: true, Audience: ProviderAudience.Technicians, Ldap: { } settings } provider)
        {
            return new SignInOutcome.Wrong();
        }

        var name = typedName is { Length: <= 200 } ? typedName.Trim() : "";
        var key = $"directory {provider.Id} {name.ToLowerInvariant()}";
        var wait = await pace.BeginAsync(provider.Organisation, key, place.Address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new SignInOutcome.SlowDown(wait);
        }

        var identity = await ldap.ProveAsync(settings, providers.SecretOf(provider) ?? "", name, typedPassword is { Length: <= 1024 } ? typedPassword : "", cancellation);
        if (identity is null || await TechnicianOfAsync(provider, identity, cancellation) is not { } row)
        {
            await database.ChangeAsync(u => audit.RecordAsync(u, provider.Organisation, SignInAdmission.Failed(null, place.Address, "directory")), cancellation);
            return new SignInOutcome.Wrong();
        }

        return await database.ChangeAsync(
            async unit =>
            {
                await GuessPace.TakeBackAsync(unit, key, place.Address);
                return await desk.GoOnAsync(unit, row, SignInMethod.Directory, place, cancellation);
            },
            cancellation);
    }

    /// <summary>By single sign-on. Null when the person has no account here.</summary>
    public async Task<SignInOutcome.SignedIn?> AdmitAsync(Provider provider, Identity identity, SignInPlace place, CancellationToken cancellation)
    {
        if (await TechnicianOfAsync(provider, identity, cancellation) is not { } row)
        {
            await database.ChangeAsync(u => audit.RecordAsync(u, provider.Organisation, SignInAdmission.Failed(null, place.Address, "no account")), cancellation);
            return null;
        }

        return await database.ChangeAsync(unit => admission.AdmitAsync(unit, row, SignInMethod.SingleSignOn, place), cancellation) as SignInOutcome.SignedIn;
    }

    /// <summary>A technician who is signed in ties his account to what he just proved. False when that is another account's already.</summary>
    public Task<bool> LinkAsync(Caller.Technician caller, Provider provider, Identity identity, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (provider.Organisation != caller.Organisation || !await ProviderBook.TryLinkAsync(unit, provider, identity.Subject, caller.Id.ToString()))
            {
                return false;
            }

            await RecordAsync(unit, provider, AuditActor.Of(caller), "technician.linked", caller.Id);
            return true;
        },
        cancellation);

    private async Task<TechnicianRow?> TechnicianOfAsync(Provider provider, Identity identity, CancellationToken cancellation)
    {
        var account = await database.ChangeAsync(
            async unit => await ProviderBook.AccountOfAsync(unit, provider, identity.Subject)
                ?? (provider.NewAccounts == NewAccounts.Create ? (await CreateAsync(unit, provider, identity))?.ToString() : null),
            cancellation);
        return account is not null && TechnicianId.TryParse(account, null, out var id) && await desk.FindAsync(id, cancellation) is { } row && row.Organisation == provider.Organisation ? row : null;
    }

    private async Task<TechnicianId?> CreateAsync(Unit unit, Provider provider, Identity identity)
    {
        var wished = new string([.. (identity.SignInName ?? "").Where(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@').Take(50)]);
        if (PersonName.TryParse(identity.DisplayName ?? wished, out var displayName) != TextFault.None)
        {
            PersonName.TryParse("New technician", out displayName);
        }

        List<RoleKey> roles = [];
        foreach (var key in RoleText.Read(provider.Roles))
        {
            if (RoleKey.TryParse(key, out var role) == TextFault.None)
            {
                roles.Add(role);
            }
        }

        // A name that is taken belongs to somebody else, whatever the provider says: the new account gets another.
        for (var number = 1; number <= MostTriedNames; number++)
        {
            SignInName.TryParse((wished.Length == 0 ? "technician" : wished) + (number == 1 ? "" : $"-{number}"), out var name);
            var email = EmailAddress.TryParse(identity.Email, out var address) == TextFault.None ? address : (EmailAddress?)null;
            if (await accounts.TryAddAsync(unit, provider.Organisation, new NewAccount(name, displayName, "", roles) { Email = email }) is not { } added)
            {
                continue;
            }

            if (!await ProviderBook.TryLinkAsync(unit, provider, identity.Subject, added.ToString()))
            {
                unit.GiveUp();
                return null;
            }

            await RecordAsync(unit, provider, AuditActor.System, "technician.created", added);
            return added;
        }

        return null;
    }

    private Task RecordAsync(Unit unit, Provider provider, string actor, string action, TechnicianId technician) => audit.RecordAsync(
        unit,
        provider.Organisation,
        new AuditEntry(actor, action, $"technician:{technician}") { Details = new Dictionary<string, string?> { ["provider"] = provider.Title, ["roles.after"] = action == "technician.created" ? provider.Roles : null } });
}
