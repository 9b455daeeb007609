using Deskside.Domain.Identifiers;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal.Box;

/// <param name="Name">Absent when the identity says it.</param>
/// <param name="Question">In his words.</param>
/// <param name="Email">Absent where the portal does not ask for one.</param>
/// <param name="Language">A tag such as de.</param>
/// <param name="Fields">Answers to the portal's own fields.</param>
/// <param name="Topic">The skill of one of the portal's topics; absent = he did not say.</param>
/// <param name="Identity">A token signed by the site's back end; see docs/operations/smartbox.md.</param>
internal sealed record BoxAskRequest(string? Name, string? Question, string? Email, string? Language, Dictionary<string, string>? Fields, string? Topic, string? Identity);

/// <param name="Request">Its id.</param>
/// <param name="CustomerToken">Kept by the box, sent as a bearer token.</param>
internal sealed record BoxAskedResponse(RequestId Request, string CustomerToken);

/// <summary>What the box needs to draw itself; its own sentences too, for the languages that the portal speaks.</summary>
internal sealed record BoxPortalResponse(
    string Name, string Organisation, string Title, string Welcome, PortalLookResponse Look, IReadOnlyList<string> Languages,
    IReadOnlyDictionary<string, PortalTextsV1> Texts, IReadOnlyList<PortalField> Fields, IReadOnlyList<PortalTopic> Topics, EmailRule Email,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words);
