using Deskside.Server.SignOn;
using Deskside.Server.SignOn.Ldap;

namespace Deskside.Server.Technicians.Internal;

/// <param name="Kind">oidc or ldap; cannot be changed.</param>
/// <param name="Audience">technicians or customers; cannot be changed.</param>
/// <param name="Title">On the button.</param>
/// <param name="Enabled">Off: nobody comes in by it.</param>
/// <param name="NewAccounts">What becomes of people whom it knows and we do not.</param>
/// <param name="Roles">Of technicians that are created.</param>
/// <param name="Secret">The application's secret, or the searching account's password; null = keep what there is.</param>
/// <param name="Issuer">OIDC: as the provider writes it.</param>
/// <param name="ApplicationId">OIDC: by which it knows us (client_id).</param>
/// <param name="Scopes">OIDC: beside openid.</param>
/// <param name="Host">LDAP.</param>
/// <param name="Port">LDAP.</param>
/// <param name="Security">LDAP: tls, startTls, or none (only to this machine).</param>
/// <param name="CaCertificate">LDAP: PEM; null = what the machine trusts.</param>
/// <param name="BaseDn">LDAP: below which people are searched.</param>
/// <param name="BindDn">LDAP: the searching account.</param>
/// <param name="PersonClass">LDAP: objectClass of people.</param>
/// <param name="NameAttribute">LDAP: by which they sign in.</param>
/// <param name="IdAttribute">LDAP: what never changes.</param>
/// <param name="GroupDn">LDAP: people must be in it; null = all.</param>
internal sealed record ProviderRequest(
    ProviderKind? Kind, ProviderAudience? Audience, string? Title, bool? Enabled, NewAccounts? NewAccounts, IReadOnlyList<string>? Roles, string? Secret,
    string? Issuer, string? ApplicationId, string? Scopes,
    string? Host, int? Port, LdapSecurity? Security, string? CaCertificate, string? BaseDn, string? BindDn, string? PersonClass, string? NameAttribute, string? IdAttribute, string? GroupDn);

/// <summary>A provider without its secret.</summary>
internal sealed record ProviderResponse(
    string Id, ProviderKind Kind, ProviderAudience Audience, string Title, bool Enabled, NewAccounts NewAccounts, IReadOnlyList<string> Roles, bool HasSecret, string ReturnAddress,
    string? Issuer, string? ApplicationId, string? Scopes,
    string? Host, int? Port, LdapSecurity? Security, string? CaCertificate, string? BaseDn, string? BindDn, string? PersonClass, string? NameAttribute, string? IdAttribute, string? GroupDn)
{
    public static ProviderResponse Of(Provider p, Uri server) => new(
        p.Id, p.Kind, p.Audience, p.Title, p.Enabled, p.NewAccounts, RoleText.Read(p.Roles), p.Secret is not null,
        new Uri(server, p.Audience == ProviderAudience.Technicians ? FederationEndpoints.Callback : "/api/v1/customers/sign-in/oidc/callback").ToString(),
        p.Oidc?.Issuer, p.Oidc?.ApplicationId, p.Oidc?.Scopes,
        p.Ldap?.Host, p.Ldap?.Port, p.Ldap?.Security, p.Ldap?.CaCertificate, p.Ldap?.BaseDn, p.Ldap?.BindDn, p.Ldap?.PersonClass, p.Ldap?.NameAttribute, p.Ldap?.IdAttribute, p.Ldap?.GroupDn);
}

/// <param name="Name">LDAP: somebody to search; null = anybody.</param>
internal sealed record ProviderTestRequest(string? Name);

/// <param name="Ok">It would work.</param>
/// <param name="Steps">How far the test got, as sentences.</param>
internal sealed record ProviderTestResponse(bool Ok, IReadOnlyList<string> Steps);

/// <param name="Id">To be named in the call.</param>
/// <param name="Title">On the button.</param>
/// <param name="Kind">oidc: the browser goes there. ldap: name and password are typed here.</param>
internal sealed record ProviderChoice(string Id, string Title, ProviderKind Kind);

/// <param name="Providers">Beside local accounts.</param>
internal sealed record SignInOptionsResponse(IReadOnlyList<ProviderChoice> Providers);

/// <param name="Address">Where to send the browser.</param>
internal sealed record GoResponse(string Address);
