using Deskside.Domain.Identifiers;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

internal sealed record MailRow
{
    public OrganisationId Organisation { get; init; }

    public MailId Mail { get; init; }

    public string OriginKind { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Address { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    public string MessageId { get; init; } = "";

    public string State { get; init; } = "";

    public long Tries { get; init; }

    public long NextAt { get; init; }

    public long CreatedAt { get; init; }

    public long? ClosedAt { get; init; }

    public string? Reason { get; init; }

    public MailOrigin About => new(OriginKind, Origin);

    public override string ToString() => $"mail {Mail}";
}
