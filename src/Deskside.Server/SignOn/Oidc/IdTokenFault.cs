namespace Deskside.Server.SignOn.Oidc;

/// <summary>Why an ID token is not believed.</summary>
internal enum IdTokenFault
{
    None,

    /// <summary>Not three parts of base64url with JSON in the first two, or over 16 KiB.</summary>
    Malformed,

    /// <summary>Neither RS256 nor ES256: "none", a symmetric one, or one that we do not take.</summary>
    Algorithm,

    /// <summary>No key of the provider with this id and for this algorithm: perhaps it has new ones.</summary>
    UnknownKey,

    Signature,
    Issuer,

    /// <summary>Made for another application.</summary>
    Audience,

    Expired,

    /// <summary>Not of this sign-in: replayed, or stolen from another.</summary>
    Nonce,

    /// <summary>It names nobody.</summary>
    Subject,
}
