using Deskside.Domain.Texts;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>Who asks, by the word of the site's own back end.</summary>
/// <param name="Subject">The site's id for him.</param>
/// <param name="Name">As the site calls him.</param>
/// <param name="Email">Where the site knows it.</param>
/// <param name="TokenId">One use.</param>
/// <param name="ExpiresAt">Of the token.</param>
internal sealed record BoxIdentity(string Subject, PersonName Name, EmailAddress? Email, string TokenId, DateTimeOffset ExpiresAt);
