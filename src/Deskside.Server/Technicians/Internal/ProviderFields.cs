using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Reads the fields of a provider.</summary>
internal static class ProviderFields
{
    private const int LongestText = 400;
    private const int LongestCertificate = 32 * 1024;

    public static OidcSettings ReadOidc(FieldFaults fields, ProviderRequest body)
    {
        var issuer = body.Issuer ?? "";
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || !OidcLine.IsFine(address) || address.Query.Length > 0 || address.Fragment.Length > 0 || issuer.Length > LongestText)
        {
            fields.Add("issuer", "must be an https address such as https://login.example.org");
        }

        var scopes = body.Scopes ?? "profile email";
        if (scopes.Length > LongestText || scopes.Any(c => c is not (' ' or '_' or '.' or ':' or '/' or '-') && !char.IsAsciiLetterOrDigit(c)))
        {
            fields.Add("scopes", "must be words with spaces between, such as profile email");
        }

        return new OidcSettings(issuer, Text(fields, "applicationId", body.ApplicationId, null), scopes);
    }

    public static LdapSettings ReadLdap(FieldFaults fields, ProviderRequest body)
    {
        var host = body.Host ?? "";
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || host.Length > 253)
        {
            fields.Add("host", "must be a host name such as ldap.example.org");
        }

        if (body.Port is not (>= 1 and <= 65535))
        {
            fields.Add("port", "must be 1 to 65535");
        }

        var security = body.Security ?? LdapSecurity.Tls;
        if (security == LdapSecurity.None && host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            fields.Add("security", "may be none only towards this very machine: passwords would go over the network in clear");
        }

        if (body.CaCertificate is { Length: > 0 } pem && !IsCertificate(pem))
        {
            fields.Add("caCertificate", "must be a certificate in PEM form");
        }

        return new LdapSettings(
            host, body.Port ?? 0, security, string.IsNullOrWhiteSpace(body.CaCertificate) ? null : body.CaCertificate,
            Text(fields, "baseDn", body.BaseDn, null), Text(fields, "bindDn", body.BindDn, null),
            Word(fields, "personClass", body.PersonClass, "person"), Word(fields, "nameAttribute", body.NameAttribute, "uid"), Word(fields, "idAttribute", body.IdAttribute, "entryUUID"),
            string.IsNullOrWhiteSpace(body.GroupDn) ? null : Text(fields, "groupDn", body.GroupDn, null));
    }

    public static string? ReadSecret(FieldFaults fields, string? secret)
    {
        if (secret is { Length: > LongestText })
        {
            fields.Add("secret", $"must have {LongestText} characters or fewer");
        }

        return string.IsNullOrEmpty(secret) ? null : secret;
    }

    private static string Text(FieldFaults fields, string field, string? typed, string? otherwise)
    {
        var text = string.IsNullOrWhiteSpace(typed) ? otherwise ?? "" : typed.Trim();
        if (text.Length is 0 or > LongestText || TypedText.TryLine(text, new TextBounds(1, LongestText, "one line of text"), out _) != TextFault.None)
        {
            fields.Add(field, $"must be one line of 1 to {LongestText} characters");
        }

        return text;
    }

    private static string Word(FieldFaults fields, string field, string? typed, string otherwise)
    {
        var word = string.IsNullOrWhiteSpace(typed) ? otherwise : typed.Trim();
        if (word.Length > 64 || !word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ';'))
        {
            fields.Add(field, "must be the name of an attribute: letters, digits and hyphens");
        }

        return word;
    }

    private static bool IsCertificate(string pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            return pem.Length <= LongestCertificate && certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
