namespace Deskside.Server.SignOn.Oidc;

/// <summary>An OpenID Connect provider. In its words: ApplicationId is client_id, the sealed secret is client_secret.</summary>
/// <param name="Issuer">https, or http on this very machine.</param>
/// <param name="ApplicationId">By which it knows us.</param>
/// <param name="Scopes">Beside openid, such as "profile email".</param>
internal sealed record OidcSettings(string Issuer, string ApplicationId, string Scopes);
