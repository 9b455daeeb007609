using Deskside.Domain.Identifiers;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <param name="Host">The mail server's name.</param>
/// <param name="Port">Usually 587, or 25.</param>
/// <param name="Security">startTls, or none for a server on the same machine. TLS from the first byte (465) is not supported.</param>
/// <param name="Account">For signing in there; absent when the server asks for none.</param>
/// <param name="Password">Write-only. Absent = keep the stored one while host, port and account stay the same.</param>
/// <param name="FromAddress">Whom people see as the sender.</param>
/// <param name="FromName">The name beside it.</param>
internal sealed record MailSettingsRequest(string? Host, int? Port, MailSecurity? Security, string? Account, string? Password, string? FromAddress, string? FromName);

internal sealed record MailSettingsResponse(string Host, int Port, MailSecurity Security, string? Account, bool HasPassword, string FromAddress, string FromName);

internal sealed record MailTestRequest(string? Address);

/// <param name="Sent">The mail server took it.</param>
/// <param name="Reason">Why not.</param>
internal sealed record MailTestResponse(bool Sent, string? Reason);

/// <param name="MessageId">Of the mail that came back.</param>
/// <param name="Reason">What the other mail server said, for people.</param>
internal sealed record BounceRequest(string? MessageId, string? Reason);

internal sealed record MailResponse(
    MailId Mail, string About, string Address, string Subject, MailFate State, long Tries, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? ClosedAt, string? Reason);
