using System.Globalization;
using System.Net;
using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Invitations.Internal.Mails;

/// <summary>Writes the mail of an invitation: the same words as text and as HTML, everything that people typed escaped.</summary>
internal static class InvitationLetter
{
    public static NewMail Write(Caller.Technician by, NewInvitation wanted, InvitationId id, Uri link, DateTimeOffset expires)
    {
        var words = InvitationWords.In(wanted.Language);
        var zone = wanted.Appointment?.Zone ?? TimeZoneInfo.Utc;
        string When(DateTimeOffset at) => $"{TimeZoneInfo.ConvertTime(at, zone).ToString(words.When, CultureInfo.InvariantCulture)} ({zone.Id})";

        var greeting = wanted.Name is { } name ? Fill(words.Greeting, name.ToString()) : words.GreetingAlone;
        var invites = Fill(words.Invites, by.DisplayName, by.OrganisationName);
        var appointment = wanted.Appointment is { } a ? Fill(words.Appointment, When(a.At), a.Length.TotalMinutes.ToString(CultureInfo.InvariantCulture)) : null;
        var only = Fill(words.Only, When(expires));
        var says = Fill(words.Says, by.DisplayName);
        var message = wanted.Message?.ToString();

        var text = new StringBuilder().AppendLine(greeting).AppendLine().AppendLine(invites);
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"{wanted.Language}\"><body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;color:#20282c;max-width:36em\"><p dir=\"auto\">{Escape(greeting)}</p><p dir=\"auto\">{Escape(invites)}</p>");
        if (message is not null)
        {
            text.AppendLine().AppendLine(says).AppendLine().AppendLine("> " + message.Replace("\n", "\n> ", StringComparison.Ordinal));
            html.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\">{Escape(says)}</p><blockquote dir=\"auto\" style=\"border-left:4px solid #0d6e6e;margin:0;padding:0 1em\">{Escape(message).Replace("\n", "<br>", StringComparison.Ordinal)}</blockquote>");
        }

        if (appointment is not null)
        {
            text.AppendLine().AppendLine(appointment);
            html.Append(CultureInfo.InvariantCulture, $"<p><strong>{Escape(appointment)}</strong></p>");
        }

        text.AppendLine().AppendLine(words.Open).AppendLine(link.AbsoluteUri).AppendLine().AppendLine(only).AppendLine(words.Doubt);
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Escape(link.AbsoluteUri)}\" style=\"display:inline-block;background:#0d6e6e;color:#ffffff;padding:.6em 1.4em;border-radius:8px;text-decoration:none\">{Escape(words.Button)}</a></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Escape(words.Open)}<br>{Escape(link.AbsoluteUri)}</p><p>{Escape(only)}</p><p>{Escape(words.Doubt)}</p></body></html>");
        return new NewMail(
            wanted.Address,
            MailSubject.Of(Fill(words.Subject, by.DisplayName, by.OrganisationName)),
            text.ToString(),
            html.ToString(),
            new MailOrigin(InvitationDesk.OriginKind, id.ToString()))
        {
            Appointment = wanted.Appointment is { } at
                ? new CalendarEntry(id.ToString(), at.At, at.Length, Fill(words.Calendar, by.DisplayName, by.OrganisationName), $"{message}\n\n{words.Open}\n{link.AbsoluteUri}".Trim(), link)
                : null,
        };
    }

    /// <summary>What stands in the queue when the customer added nothing.</summary>
    public static string QuestionIn(InvitationRow invitation) => Fill(InvitationWords.In(invitation.Language).Question, invitation.TechnicianName);

    private static string Fill(string words, params object[] parts) => string.Format(CultureInfo.InvariantCulture, words, parts);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
