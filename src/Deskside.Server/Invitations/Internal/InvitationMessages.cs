using Deskside.Domain.Identifiers;
using Deskside.Domain.Invitations;

namespace Deskside.Server.Invitations.Internal;

/// <param name="Address">To whom.</param>
/// <param name="Name">How to call him; absent = by his address.</param>
/// <param name="Language">Of the mail and the page: en, de, fr or es.</param>
/// <param name="Portal">Absent = the default one.</param>
/// <param name="Message">Stands in the mail as typed.</param>
/// <param name="Appointment">Absent = at once.</param>
internal sealed record NewInvitationRequest(string? Address, string? Name, string? Language, string? Portal, string? Message, AppointmentMessage? Appointment);

/// <param name="At">When.</param>
/// <param name="Minutes">5 to 480.</param>
/// <param name="TimeZone">Such as Europe/Berlin: in which the mail tells the time.</param>
internal sealed record AppointmentMessage(DateTimeOffset At, int Minutes, string? TimeZone);

internal sealed record InvitationResponse(
    InvitationId Invitation,
    string Address,
    string? Name,
    string Language,
    string Portal,
    string? Message,
    DateTimeOffset? AppointmentAt,
    long? AppointmentMinutes,
    InvitationState State,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? UsedAt,
    RequestId? Request);

/// <param name="Secret">What stands behind the # of the link.</param>
internal sealed record SecretRequest(string? Secret);

/// <param name="Secret">What stands behind the # of the link.</param>
/// <param name="Question">What it is about; absent = only that he was invited.</param>
internal sealed record EnterRequest(string? Secret, string? Question);

/// <summary>What the invited one sees before he enters.</summary>
internal sealed record InvitedResponse(
    string Technician, string Organisation, string Portal, string Language, string? Name, string? Message, DateTimeOffset? AppointmentAt, long? AppointmentMinutes, DateTimeOffset ExpiresAt);

internal sealed record EnteredResponse(RequestId Request);
