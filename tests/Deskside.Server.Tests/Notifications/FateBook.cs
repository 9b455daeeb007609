using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Tests.Notifications;

/// <summary>A room that sends mails and is told of their fate.</summary>
public sealed class FateBook : IMailFateStep
{
    public ConcurrentQueue<(string Origin, MailFate Fate, string? Reason)> Told { get; } = new();

    public string OriginKind => "test";

    public Task MeetAsync(Unit unit, OrganisationId organisation, string originId, MailFate fate, string? reason)
    {
        Told.Enqueue((originId, fate, reason));
        return Task.CompletedTask;
    }
}
