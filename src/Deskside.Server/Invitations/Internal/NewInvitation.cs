using Deskside.Domain.Invitations;
using Deskside.Domain.Texts;

namespace Deskside.Server.Invitations.Internal;

/// <summary>An invitation to be written, checked.</summary>
internal sealed record NewInvitation(
    string Portal, EmailAddress Address, PersonName? Name, string Language, PersonalMessage? Message, Appointment? Appointment, Uri Server);

/// <param name="At">When.</param>
/// <param name="Length">5 min to 8 h.</param>
/// <param name="Zone">In which the mail tells the time.</param>
internal sealed record Appointment(DateTimeOffset At, TimeSpan Length, TimeZoneInfo Zone);
