using System.Net;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The mail that invites a new technician. What people typed is escaped in the HTML part.</summary>
internal static class InvitationMail
{
    public const string Origin = "technician-invitation";

    public static NewMail Write(EmailAddress to, Caller.Technician from, string invitation, Uri link)
    {
        var days = InvitationBook.Lifetime.Days;
        var first = $"{from.DisplayName} invites you to work as a technician of {from.OrganisationName}.";
        var last = $"The link is good once and for {days} days. If you did not expect this mail, leave it.";
        var text = $"{first}\n\nMake your account here:\n{link}\n\n{last}\n";
        var html = $"<p>{Escape(first)}</p><p><a href=\"{Escape(link.ToString())}\">Make your account</a></p><p>{Escape(last)}</p>";
        return new NewMail(to, MailSubject.Of($"Invitation to {from.OrganisationName}"), text, html, new MailOrigin(Origin, invitation));
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
