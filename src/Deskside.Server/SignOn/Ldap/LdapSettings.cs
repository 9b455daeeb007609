namespace Deskside.Server.SignOn.Ldap;

internal enum LdapSecurity
{
    /// <summary>TLS from the first byte: usually port 636.</summary>
    Tls,

    /// <summary>TLS after a plain beginning: usually port 389.</summary>
    StartTls,

    /// <summary>Only to this very machine.</summary>
    None,
}

/// <summary>A directory. There is no filter text in it: the search is built of these parts, so that nothing typed can become one.</summary>
/// <param name="Host">Its name, as in its certificate.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Security">How the line is protected.</param>
/// <param name="CaCertificate">PEM of the authority that signed its certificate; null = those that the machine trusts.</param>
/// <param name="BaseDn">Below which people are searched.</param>
/// <param name="BindDn">The account that searches; its password is sealed.</param>
/// <param name="PersonClass">objectClass of people, such as person or inetOrgPerson.</param>
/// <param name="NameAttribute">By which people sign in: uid, sAMAccountName, mail.</param>
/// <param name="IdAttribute">What never changes: entryUUID, objectGUID.</param>
/// <param name="GroupDn">People must have it in memberOf; null = all.</param>
internal sealed record LdapSettings(
    string Host, int Port, LdapSecurity Security, string? CaCertificate, string BaseDn, string BindDn, string PersonClass, string NameAttribute, string IdAttribute, string? GroupDn);
