using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Closes a mail, tells the room that it came from, and announces it; all in one transaction.</summary>
internal sealed class MailFates(IEnumerable<IMailFateStep> steps)
{
    private const int LongestReason = 300;

    /// <summary>False when the mail was not in the state from which it should go.</summary>
    public async Task<bool> MeetAsync(Unit unit, MailRow mail, MailFate from, MailFate fate, string? reason)
    {
        var told = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason;
        var changed = await unit.ExecuteAsync(
            "UPDATE mails SET state = @to, closed_at = @now, reason = @told, body = '' WHERE organisation = @Organisation AND mail = @Mail AND state = @from",
            new { mail.Organisation, mail.Mail, from = EnumText.Write(from), to = EnumText.Write(fate), now = unit.NowMs, told });
        if (changed == 0)
        {
            return false;
        }

        foreach (var step in steps.Where(s => s.OriginKind == mail.OriginKind))
        {
            await step.MeetAsync(unit, mail.Organisation, mail.Origin, fate, told);
        }

        unit.Announce(mail.Organisation, new NewEvent(MailKinds.Of(fate), Audience.Technicians, new { mail = mail.Mail, origin = mail.About }));
        return true;
    }
}
