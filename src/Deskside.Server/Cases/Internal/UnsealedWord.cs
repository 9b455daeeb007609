using System.Net;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Chat;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;
using Deskside.Server.OutOfBand;

namespace Deskside.Server.Cases.Internal;

/// <summary>Tells the customer, when his PC calls in for the first time, that this work is not sealed from end to end.</summary>
/// <remarks>
/// By a line in the chat of his page, which the page says in his language; whoever phoned has none and gets it by mail, if the case has an address. Once a case. Whether and how it was told stands on
/// the case, so that the technician says it aloud when there is neither. Part of the transaction that lets the PC in.
/// </remarks>
internal sealed class UnsealedWord(IMailOutbox mails, AuditTrail audit) : IDeviceCallStep
{
    public const string Text =
        "Your PC is connected below its own system. This connection is protected on its way to our service, but not sealed from end to end: our service could see what the PC shows "
        + "and what is typed. It ends when the technician closes it, or when you switch the remote connection off.";

    public async Task ConnectedAsync(Unit unit, OrganisationId organisation, RequestId request)
    {
        await unit.ExecuteAsync("INSERT INTO cases (organisation, request) VALUES (@organisation, @request) ON CONFLICT (request) DO NOTHING", new { organisation, request });
        if (await unit.ExecuteAsync(
                "UPDATE cases SET unsealed_told_at = @now WHERE organisation = @organisation AND request = @request AND unsealed_told_at IS NULL", new { now = unit.NowMs, organisation, request }) == 0)
        {
            return;
        }

        var about = await unit.FirstAsync<AboutRow>(
            """
            SELECT r.way_in, r.email, o.name AS organisation_name, s.session, s.technician FROM requests r JOIN organisations o ON o.organisation = r.organisation
            LEFT JOIN sessions s ON s.request = r.request AND s.ended_at IS NULL WHERE r.organisation = @organisation AND r.request = @request
            """,
            new { organisation, request });
        if (about is null)
        {
            return;
        }

        var by = await TellAsync(unit, organisation, request, about);
        unit.Announce(organisation, new NewEvent(CaseKinds.Unsealed, Audience.SessionSides, new { by }) { Request = request, Session = about.Session, Holder = about.Technician });
        await audit.RecordAsync(unit, organisation, new AuditEntry(AuditActor.System, CaseKinds.Unsealed, $"request:{request}") { Details = new Dictionary<string, string?> { ["by"] = EnumText.Write(by) } });
    }

    private async Task<UnsealedToldBy> TellAsync(Unit unit, OrganisationId organisation, RequestId request, AboutRow about)
    {
        if (about.WayIn != EnumText.Write(WayIn.Phone))
        {
            await ChatLines.AddAsync(unit, organisation, request, about.Technician, about.OrganisationName, Text, ChatWord.NotSealed);
            return UnsealedToldBy.Page;
        }

        if (about.Email is not { } email || EmailAddress.TryParse(email, out var address) != TextFault.None)
        {
            return UnsealedToldBy.Nobody;
        }

        // Without a mail server it waits in the outbox for a day.
        var html = $"<p>{WebUtility.HtmlEncode(Text)}</p><p>{WebUtility.HtmlEncode(about.OrganisationName)}</p>";
        await mails.QueueAsync(
            unit, organisation, new NewMail(address, MailSubject.Of($"{about.OrganisationName}: your PC is connected"), $"{Text}\n\n{about.OrganisationName}\n", html, new MailOrigin("case-unsealed", request.ToString())));
        return UnsealedToldBy.Mail;
    }

    private sealed record AboutRow
    {
        public string WayIn { get; init; } = "";

        public string? Email { get; init; }

        public string OrganisationName { get; init; } = "";

        public SessionId? Session { get; init; }

        public TechnicianId? Technician { get; init; }
    }
}

/// <summary>How the customer was told.</summary>
internal enum UnsealedToldBy
{
    Page,
    Mail,

    /// <summary>There is no page and no address: the technician says it aloud.</summary>
    Nobody,
}
