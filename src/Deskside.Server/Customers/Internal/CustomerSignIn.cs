using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;

namespace Deskside.Server.Customers.Internal;

/// <summary>Known customers sign in on a portal: by an account of the organisation, its directory, or its identity provider.</summary>
internal sealed class CustomerSignIn(Database database, CustomerBook book, ProviderBook providers, LdapDoor ldap, GuessPace pace, PasswordHash passwords, AuditTrail audit)
{
    private const int LongestTyped = 1024;

    /// <summary>Null when there is no such portal.</summary>
    public Task<OrganisationId?> OrganisationOfAsync(string? portal, CancellationToken cancellation) =>
        database.FirstAsync<OrganisationId?>("SELECT organisation FROM portals WHERE name = @portal", new { portal = portal ?? "" }, cancellation);

    public async Task<CustomerSignInOutcome> ByPasswordAsync(OrganisationId organisation, string? typedEmail, string? typedPassword, string address, CancellationToken cancellation)
    {
        var isAddress = EmailAddress.TryParse(typedEmail, out var email) == TextFault.None;
        var key = $"customer {organisation} {(isAddress ? email.ToString().ToLowerInvariant() : "")}";
        var wait = await pace.BeginAsync(organisation, key, address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new CustomerSignInOutcome.SlowDown(wait);
        }

        var row = isAddress ? await book.ByEmailAsync(organisation, email, cancellation) : null;
        var fit = passwords.Check(typedPassword is { Length: <= LongestTyped } ? typedPassword : "", row is { Password.Length: > 0 } ? row.Password : passwords.OfNobody);
        if (row is not { Password.Length: > 0 } || fit == PasswordFit.Wrong)
        {
            return await FailAsync(organisation, row, address, cancellation);
        }

        return await database.ChangeAsync(unit => AdmitAsync(unit, row, key, address), cancellation);
    }

    /// <exception cref="LdapFault">The directory does not answer.</exception>
    public async Task<CustomerSignInOutcome> ByDirectoryAsync(OrganisationId organisation, string providerId, string? typedName, string? typedPassword, string address, CancellationToken cancellation)
    {
        if (await providers.FindAsync(organisation, providerId, cancellation) is not { Enabled: true, Audience: ProviderAudience.Customers, Ldap: { } settings } provider)
        {
            return new CustomerSignInOutcome.Wrong();
        }

        var name = typedName is { Length: <= 200 } ? typedName.Trim() : "";
        var key = $"directory {provider.Id} {name.ToLowerInvariant()}";
        var wait = await pace.BeginAsync(organisation, key, address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new CustomerSignInOutcome.SlowDown(wait);
        }

        var identity = await ldap.ProveAsync(settings, providers.SecretOf(provider) ?? "", name, typedPassword is { Length: <= LongestTyped } ? typedPassword : "", cancellation);
        if (identity is null || await CustomerOfAsync(provider, identity, cancellation) is not { } row)
        {
            return await FailAsync(organisation, null, address, cancellation);
        }

        return await database.ChangeAsync(unit => AdmitAsync(unit, row, key, address), cancellation);
    }

    /// <summary>Null when the person may not come in.</summary>
    public async Task<CustomerSignInOutcome> ByProviderAsync(Provider provider, Identity identity, string address, CancellationToken cancellation) =>
        await CustomerOfAsync(provider, identity, cancellation) is { } row
            ? await database.ChangeAsync(unit => AdmitAsync(unit, row, null, address), cancellation)
            : await FailAsync(provider.Organisation, null, address, cancellation);

    private async Task<CustomerRow?> CustomerOfAsync(Provider provider, Identity identity, CancellationToken cancellation)
    {
        var account = await database.ChangeAsync(
            async unit =>
            {
                var known = await ProviderBook.AccountOfAsync(unit, provider, identity.Subject);
                return known ?? (provider.NewAccounts == NewAccounts.Create ? await CreateAsync(unit, provider, identity) : null);
            },
            cancellation);
        return account is null ? null : await book.FindAsync(provider.Organisation, account, cancellation);
    }

    private async Task<string?> CreateAsync(Unit unit, Provider provider, Identity identity)
    {
        if (PersonName.TryParse(identity.DisplayName ?? identity.SignInName, out var displayName) != TextFault.None)
        {
            PersonName.TryParse("Customer", out displayName);
        }

        var email = EmailAddress.TryParse(identity.Email, out var parsed) == TextFault.None ? parsed : (EmailAddress?)null;
        var row = await CustomerBook.AddProvedAsync(unit, provider.Organisation, displayName, email);
        if (!await ProviderBook.TryLinkAsync(unit, provider, identity.Subject, row.Customer.ToString()))
        {
            unit.GiveUp();
            return null;
        }

        var entry = new AuditEntry(AuditActor.System, "customer.created", $"customer:{row.Customer}") { Details = new Dictionary<string, string?> { ["provider"] = provider.Title } };
        await audit.RecordAsync(unit, provider.Organisation, entry);
        return row.Customer.ToString();
    }

    private async Task<CustomerSignInOutcome> AdmitAsync(Unit unit, CustomerRow row, string? paceKey, string address)
    {
        if (paceKey is not null)
        {
            await GuessPace.TakeBackAsync(unit, paceKey, address);
        }

        var token = await CustomerKeeper.AddAsync(unit, row);
        await audit.RecordAsync(unit, row.Organisation, new AuditEntry($"customer-account:{row.Customer}", "customer.signed-in", $"customer:{row.Customer}"));
        return new CustomerSignInOutcome.SignedIn(token, row.ToKnown());
    }

    private async Task<CustomerSignInOutcome> FailAsync(OrganisationId organisation, CustomerRow? row, string address, CancellationToken cancellation)
    {
        var entry = new AuditEntry(AuditActor.Anonymous, "customer.sign-in-failed", row is null ? "customer:unknown" : $"customer:{row.Customer}")
        {
            Details = new Dictionary<string, string?> { ["address"] = address },
        };
        await database.ChangeAsync(unit => audit.RecordAsync(unit, organisation, entry), cancellation);
        return new CustomerSignInOutcome.Wrong();
    }
}

internal abstract record CustomerSignInOutcome
{
    private CustomerSignInOutcome()
    {
    }

    public sealed record SignedIn(SecretToken Token, KnownCustomer Customer) : CustomerSignInOutcome;

    public sealed record Wrong : CustomerSignInOutcome;

    public sealed record SlowDown(TimeSpan Wait) : CustomerSignInOutcome;
}
