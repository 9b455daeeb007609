namespace Deskside.Server.SignOn.Oidc;

/// <summary>Where a provider does what, and its keys: from its discovery document.</summary>
internal sealed record OidcPlaces(Uri Authorization, Uri Token, bool PostsSecret, IReadOnlyList<SigningKey> Keys);
