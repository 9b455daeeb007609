using System.Globalization;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Keeps each organisation's mail server; its password sealed.</summary>
internal sealed class MailSettingsBook(Database database, SecretBox secrets, AuditTrail audit)
{
    private const string Purpose = "mail account";

    public Task<MailSettingsRow?> ReadAsync(OrganisationId organisation, CancellationToken cancellation) => database.FirstAsync<MailSettingsRow>(
        "SELECT host, port, security, account, password, from_address, from_name FROM mail_settings WHERE organisation = @organisation",
        new { organisation },
        cancellation);

    /// <summary>Null when there are none.</summary>
    public async Task<MailSettings?> FindAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        if (await ReadAsync(organisation, cancellation) is not { } row)
        {
            return null;
        }

        EmailAddress.TryParse(row.FromAddress, out var from);
        var security = EnumText.Read<MailSecurity>(row.Security) ?? MailSecurity.StartTls;
        return new MailSettings(row.Host, (int)row.Port, security, row.Account, row.Password is null ? null : secrets.Open(row.Password, Purpose), from, row.FromName);
    }

    /// <summary>A null password keeps the stored one as long as server and account stay the same; it never goes to another server.</summary>
    public Task SaveAsync(Caller.Technician caller, MailSettings settings, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var organisation = caller.Organisation;
            var before = await unit.FirstAsync<MailSettingsRow>(
                "SELECT host, port, security, account, password, from_address, from_name FROM mail_settings WHERE organisation = @organisation", new { organisation });
            var isSamePlace = before?.Host == settings.Host && before.Port == settings.Port && before.Account == settings.Account;
            var password = settings.Account is null ? null : settings.Password is { } given ? secrets.Seal(given, Purpose) : isSamePlace ? before!.Password : null;
            var after = new MailSettingsRow
            {
                Host = settings.Host,
                Port = settings.Port,
                Security = EnumText.Write(settings.Security),
                Account = settings.Account,
                Password = password,
                FromAddress = settings.From.ToString(),
                FromName = settings.FromName,
            };
            await unit.ExecuteAsync(
                """
                INSERT INTO mail_settings (organisation, host, port, security, account, password, from_address, from_name)
                VALUES (@organisation, @Host, @Port, @Security, @Account, @Password, @FromAddress, @FromName)
                ON CONFLICT (organisation) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security, account = excluded.account,
                  password = excluded.password, from_address = excluded.from_address, from_name = excluded.from_name
                """,
                new { organisation, after.Host, after.Port, after.Security, after.Account, after.Password, after.FromAddress, after.FromName });
            await audit.RecordAsync(
                unit,
                organisation,
                new AuditEntry(AuditActor.Of(caller), "mail.settings-changed", "mail")
                {
                    Details = new Dictionary<string, string?>
                    {
                        ["before"] = before is null ? null : Describe(before),
                        ["after"] = Describe(after),
                        ["password"] = settings.Password is null ? "kept" : "changed",
                    },
                });
        },
        cancellation);

    private static string Describe(MailSettingsRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Host}:{row.Port} {row.Security}, account {row.Account ?? "none"}, from {row.FromName} <{row.FromAddress}>");
}
