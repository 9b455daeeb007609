using Deskside.Domain.Queue;
using Deskside.Domain.Texts;

namespace Deskside.Server.Queue.Internal;

/// <summary>A question at the door, checked.</summary>
internal sealed record Asked(PortalFacts Portal, PersonName Name, Question Question, EmailAddress? Email, WayIn WayIn);
