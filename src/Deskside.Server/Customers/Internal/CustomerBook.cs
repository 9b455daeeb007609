using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Customers.Internal;

/// <summary>Accounts of customers: made by the organisation, or at the first sign-in by a provider.</summary>
internal sealed class CustomerBook(Database database, AuditTrail audit)
{
    private const string Columns = "organisation, customer, kind, email, display_name, password, created_at, deactivated_at";
    private const long MostListed = 500;

    /// <summary>Newest first; with a text, those whose name or address has it in it.</summary>
    public Task<IReadOnlyList<CustomerRow>> ListAsync(OrganisationId organisation, string? text, CancellationToken cancellation) => database.ListAsync<CustomerRow>(
        $"""
        SELECT {Columns} FROM customers WHERE organisation = @organisation AND (@pattern = '%%' OR LOWER(display_name) LIKE @pattern ESCAPE '\' OR LOWER(COALESCE(email, '')) LIKE @pattern ESCAPE '\')
        ORDER BY customer DESC LIMIT {MostListed}
        """,
        new { organisation, pattern = $"%{Escape(text ?? "")}%" },
        cancellation);

    /// <summary>Whether anybody could sign in by an account of our own.</summary>
    public async Task<bool> HasAccountsAsync(OrganisationId organisation, CancellationToken cancellation) => await database.FirstAsync<long>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM customers WHERE organisation = @organisation AND kind = 'account' AND deactivated_at IS NULL LIMIT 1) AS found",
        new { organisation },
        cancellation) > 0;

    public Task<CustomerRow?> ByEmailAsync(OrganisationId organisation, EmailAddress email, CancellationToken cancellation) => database.FirstAsync<CustomerRow>(
        $"SELECT {Columns} FROM customers WHERE organisation = @organisation AND email_key = @key AND deactivated_at IS NULL", new { organisation, key = KeyOf(email) }, cancellation);

    public Task<CustomerRow?> FindAsync(OrganisationId organisation, string customer, CancellationToken cancellation) => database.FirstAsync<CustomerRow>(
        $"SELECT {Columns} FROM customers WHERE organisation = @organisation AND customer = @customer AND deactivated_at IS NULL", new { organisation, customer }, cancellation);

    /// <summary>Null when there is an account with this address.</summary>
    public Task<CustomerRow?> AddAsync(Caller.Technician caller, PersonName displayName, EmailAddress email, string passwordHash, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var row = await unit.FirstAsync<CustomerRow>(
                $"""
                INSERT INTO customers (organisation, customer, kind, email, email_key, display_name, password, created_at)
                VALUES (@Organisation, @customer, @kind, @email, @key, @displayName, @passwordHash, @now)
                ON CONFLICT (organisation, email_key) DO NOTHING RETURNING {Columns}
                """,
                new
                {
                    caller.Organisation,
                    customer = unit.NewId<CustomerId>(),
                    kind = EnumText.Write(CustomerKind.Account),
                    email = email.ToString(),
                    key = KeyOf(email),
                    displayName = displayName.ToString(),
                    passwordHash,
                    now = unit.NowMs,
                });
            if (row is not null)
            {
                await RecordAsync(unit, caller, "customer.created", row.Customer, new AuditChange().Note("email", null, row.Email).Note("displayName", null, row.DisplayName));
            }

            return row;
        },
        cancellation);

    /// <summary>For somebody whom a provider proved; the address does not sign in, so it takes nobody's place.</summary>
    public static async Task<CustomerRow> AddProvedAsync(Unit unit, OrganisationId organisation, PersonName displayName, EmailAddress? email) => (await unit.FirstAsync<CustomerRow>(
        $"""
        INSERT INTO customers (organisation, customer, kind, email, email_key, display_name, password, created_at)
        VALUES (@organisation, @customer, @kind, @email, NULL, @displayName, '', @now) RETURNING {Columns}
        """,
        new
        {
            organisation,
            customer = unit.NewId<CustomerId>(),
            kind = EnumText.Write(CustomerKind.Directory),
            email = email?.ToString(),
            displayName = displayName.ToString(),
            now = unit.NowMs,
        }))!;

    /// <summary>Ends every sign-in of the account.</summary>
    public Task<bool> SetPasswordAsync(Caller.Technician caller, CustomerId customer, string passwordHash, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.ExecuteAsync(
                "UPDATE customers SET password = @passwordHash WHERE organisation = @Organisation AND customer = @customer AND kind = 'account' AND deactivated_at IS NULL",
                new { passwordHash, caller.Organisation, customer });
            if (changed == 0)
            {
                return false;
            }

            await CustomerKeeper.RemoveAllAsync(unit, customer);
            await RecordAsync(unit, caller, "customer.password-changed", customer, new AuditChange());
            return true;
        },
        cancellation);

    /// <summary>Ends every sign-in; the address is free for a new account.</summary>
    public Task<bool> CloseAsync(Caller.Technician caller, CustomerId customer, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.ExecuteAsync(
                "UPDATE customers SET deactivated_at = @now, email_key = NULL WHERE organisation = @Organisation AND customer = @customer AND deactivated_at IS NULL",
                new { now = unit.NowMs, caller.Organisation, customer });
            if (changed == 0)
            {
                return false;
            }

            await CustomerKeeper.RemoveAllAsync(unit, customer);
            await RecordAsync(unit, caller, "customer.deactivated", customer, new AuditChange());
            return true;
        },
        cancellation);

    private static string KeyOf(EmailAddress email) => email.ToString().ToLowerInvariant();

    private static string Escape(string text) =>
        (text.Length > 100 ? text[..100] : text).ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, CustomerId customer, AuditChange change) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"customer:{customer}") { Details = change.Details });
}
