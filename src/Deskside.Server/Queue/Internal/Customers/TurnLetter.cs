using System.Globalization;
using System.Net;
using Deskside.Domain.Texts;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>Writes the mail that calls a customer back: the same words as text and as HTML, what he typed escaped.</summary>
internal static class TurnLetter
{
    public static NewMail Write(RequestRecord request, EmailAddress to, string language, Uri link)
    {
        var words = TurnWords.In(language);
        var greeting = string.Format(CultureInfo.InvariantCulture, words.Greeting, request.Name);
        var text = $"{greeting}\n\n{words.Near}\n\n{link}\n\n{words.Only}";
        var html = $"<!doctype html><html lang=\"{language}\"><body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;color:#20282c;max-width:36em\">"
            + $"<p dir=\"auto\">{Escape(greeting)}</p><p>{Escape(words.Near)}</p>"
            + $"<p><a href=\"{Escape(link.ToString())}\" style=\"display:inline-block;background:#0d6e6e;color:#ffffff;padding:.6em 1.4em;border-radius:8px;text-decoration:none\">{Escape(words.Button)}</a></p>"
            + $"<p>{Escape(words.Only)}</p></body></html>";
        return new NewMail(to, MailSubject.Of(words.Subject), text, html, new MailOrigin("request", request.Request.ToString()));
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
