using Deskside.Domain.Chat;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Chat.Internal;

/// <summary>A thread, and from which side somebody stands before it.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Request">The thread hangs on its request.</param>
/// <param name="Session">From the acceptance on.</param>
/// <param name="Holder">The technician who accepted.</param>
/// <param name="Side">The caller's.</param>
/// <param name="Name">The caller's, as the other side reads it.</param>
/// <param name="IsOver">Nothing can be added.</param>
internal sealed record ChatPlace(OrganisationId Organisation, RequestId Request, SessionId? Session, TechnicianId? Holder, ChatSide Side, string Name, bool IsOver);
