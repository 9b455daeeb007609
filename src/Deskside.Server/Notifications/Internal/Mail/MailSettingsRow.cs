namespace Deskside.Server.Notifications.Internal.Mail;

internal sealed record MailSettingsRow
{
    public string Host { get; init; } = "";

    public long Port { get; init; }

    public string Security { get; init; } = "";

    public string? Account { get; init; }

    public byte[]? Password { get; init; }

    public string FromAddress { get; init; } = "";

    public string FromName { get; init; } = "";

    public override string ToString() => $"{Host}:{Port}";
}
