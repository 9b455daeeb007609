using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Problems;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Reads the mail settings off a call.</summary>
internal static class MailFields
{
    private const int LongestAccount = 254;
    private const int LongestPassword = 1024;

    public static MailSettings Read(FieldFaults fields, MailSettingsRequest body)
    {
        var host = (body.Host ?? "").Trim();
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || host.Length > 253)
        {
            fields.Add("host", "must be the name or the address of a mail server, such as mail.example.org");
        }

        if (body.Port is not (>= 1 and <= 65535))
        {
            fields.Add("port", "must be a number from 1 to 65535; mail servers take mail on 587 as a rule");
        }
        else if (body.Port == 465)
        {
            fields.Add("port", "must not be 465, where TLS begins with the first byte: that is not supported. Use STARTTLS, on 587 as a rule");
        }

        var account = string.IsNullOrWhiteSpace(body.Account) ? null : body.Account.Trim();
        var security = body.Security ?? MailSecurity.StartTls;
        if (account is not null && security == MailSecurity.None)
        {
            fields.Add("security", "must be startTls when there is an account: its password would travel in the clear");
        }

        if (account is { Length: > LongestAccount } || account?.Any(char.IsControl) == true)
        {
            fields.Add("account", $"must be one line of at most {LongestAccount} characters");
        }

        if (body.Password is { Length: > LongestPassword })
        {
            fields.Add("password", $"must be at most {LongestPassword} characters long");
        }

        var from = fields.Read<EmailAddress>("fromAddress", body.FromAddress);
        var name = fields.Read<OrganisationName>("fromName", body.FromName);
        return new MailSettings(host, body.Port ?? 0, security, account, string.IsNullOrEmpty(body.Password) ? null : body.Password, from, name.ToString());
    }
}
