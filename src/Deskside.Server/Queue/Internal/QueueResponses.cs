using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Server.Queue.Internal;

/// <param name="Portal">Its name; absent = the default one.</param>
/// <param name="Name">The customer's.</param>
/// <param name="Question">In his words.</param>
/// <param name="Email">Absent where the portal does not ask for one.</param>
/// <param name="WayIn">web or companion.</param>
/// <param name="Language">A tag such as de: in which he reads us.</param>
/// <param name="Fields">Answers to the portal's own fields, by name.</param>
/// <param name="Topic">The skill of one of the portal's topics.</param>
internal sealed record AskRequest(string? Portal, string? Name, string? Question, string? Email, WayIn? WayIn, string? Language, Dictionary<string, string>? Fields, string? Topic = null);

internal sealed record JoinRequest(string? Code, string? Platform, string? Version);

/// <param name="Code">In groups of three, to be read aloud.</param>
/// <param name="Digits">The same without blanks.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Command">One line for a terminal: downloads, checks and starts the Companion.</param>
/// <param name="DownloadUrl">The Companion for the most common platform.</param>
internal sealed record CodeResponse(string Code, string Digits, DateTimeOffset ExpiresAt, string Command, string DownloadUrl);

internal sealed record AcceptedResponse(SessionId Session, RequestId Request, double WaitedSeconds);
