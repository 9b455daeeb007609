using Deskside.Domain.Identifiers;
using Deskside.Server.SignOn.Ldap;
using Deskside.Server.SignOn.Oidc;

namespace Deskside.Server.SignOn;

internal enum ProviderKind
{
    Oidc,
    Ldap,
}

/// <summary>Whom a provider lets in.</summary>
internal enum ProviderAudience
{
    Technicians,
    Customers,
}

/// <summary>What becomes of somebody whom the provider knows and we do not.</summary>
internal enum NewAccounts
{
    Refuse,
    Create,
}

/// <summary>A place where an organisation's people prove who they are: OpenID Connect or LDAP. Its secret is sealed and never shown again.</summary>
internal sealed record Provider
{
    public required OrganisationId Organisation { get; init; }

    public required string Id { get; init; }

    public required ProviderAudience Audience { get; init; }

    public required string Title { get; init; }

    public required bool Enabled { get; init; }

    public required NewAccounts NewAccounts { get; init; }

    /// <summary>Of technicians that are created: role keys as stored.</summary>
    public required string Roles { get; init; }

    /// <summary>Sealed; null = none.</summary>
    public required byte[]? Secret { get; init; }

    /// <summary>One of the two is there.</summary>
    public OidcSettings? Oidc { get; init; }

    public LdapSettings? Ldap { get; init; }

    public ProviderKind Kind => Oidc is null ? ProviderKind.Ldap : ProviderKind.Oidc;

    public override string ToString() => $"provider {Id}";
}
