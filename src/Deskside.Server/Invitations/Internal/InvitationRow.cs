using Deskside.Domain.Identifiers;
using Deskside.Domain.Invitations;
using Deskside.Server.Hosting;

namespace Deskside.Server.Invitations.Internal;

internal sealed record InvitationRow
{
    public OrganisationId Organisation { get; init; }

    public InvitationId Invitation { get; init; }

    public TechnicianId Technician { get; init; }

    public string TechnicianName { get; init; } = "";

    public string OrganisationName { get; init; } = "";

    public string Portal { get; init; } = "";

    public string Address { get; init; } = "";

    public string? Name { get; init; }

    public string Language { get; init; } = "";

    public string? Message { get; init; }

    public long? AppointmentAt { get; init; }

    public long? AppointmentMinutes { get; init; }

    public string State { get; init; } = "";

    public string? Reason { get; init; }

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long? OpenedAt { get; init; }

    public long? UsedAt { get; init; }

    public RequestId? Request { get; init; }

    public InvitationState StateAt(DateTimeOffset now) =>
        InvitationRules.At(EnumText.Read<InvitationState>(State) ?? InvitationState.Revoked, ExpiresAt.ToInstant(), now);

    public override string ToString() => $"invitation {Invitation}";
}
