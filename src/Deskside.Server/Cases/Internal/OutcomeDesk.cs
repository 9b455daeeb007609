using System.Net;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Chat;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;
using Deskside.Server.OutOfBand;
using Deskside.Server.Queue;
using Deskside.Server.Sessions;

namespace Deskside.Server.Cases.Internal;

/// <summary>Tells the customer whether the fault is fixed: on his page, by mail, on the PC's own serial screen.</summary>
internal sealed class OutcomeDesk(Database database, IMailOutbox mails, IDeviceDesk devices, AuditTrail audit)
{
    public async Task<IReadOnlyList<ToldResponse>> TellAsync(
        Caller.Technician caller, RequestRecord request, SessionRecord? session, CaseFixed verdict, string text, IReadOnlyList<TellBy> ways, CancellationToken cancellation)
    {
        var told = new List<ToldResponse>();
        var sentence = verdict == CaseFixed.Yes ? "The fault is fixed." : "The fault is not fixed.";
        var whole = text.Length == 0 ? sentence : $"{sentence} {text}";
        EmailAddress address = default;
        var mayMail = request.Email is { } email && EmailAddress.TryParse(email, out address) == TextFault.None;
        var canMail = mayMail && await mails.IsSetUpAsync(caller.Organisation, cancellation);
        if (ways.Contains(TellBy.Screen))
        {
            var why = await devices.TellOnScreenAsync(caller, request.Request, whole, cancellation);
            told.Add(new ToldResponse(TellBy.Screen, why is null ? ToldState.Told : ToldState.NotPossible, why));
        }

        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    """
                    INSERT INTO cases (organisation, request, fixed, outcome, outcome_at, outcome_by) VALUES (@Organisation, @Request, @verdict, @text, @now, @DisplayName)
                    ON CONFLICT (request) DO UPDATE SET fixed = @verdict, outcome = @text, outcome_at = @now, outcome_by = @DisplayName
                    """,
                    new { caller.Organisation, request.Request, verdict = EnumText.Write(verdict), text, now = unit.NowMs, caller.DisplayName });
                if (ways.Contains(TellBy.Page) && HasPage(request))
                {
                    await ChatLines.AddAsync(unit, caller.Organisation, request.Request, session?.Technician, caller.DisplayName, whole, null);
                }

                if (ways.Contains(TellBy.Mail) && canMail)
                {
                    var subject = MailSubject.Of($"{caller.OrganisationName}: {sentence}");
                    var html = $"<p>{WebUtility.HtmlEncode(sentence)}</p><p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p><p>{WebUtility.HtmlEncode(caller.DisplayName)}, {WebUtility.HtmlEncode(caller.OrganisationName)}</p>";
                    await mails.QueueAsync(unit, caller.Organisation, new NewMail(address, subject, $"{whole}\n\n{caller.DisplayName}, {caller.OrganisationName}\n", html, new MailOrigin("case", request.Request.ToString())));
                }

                unit.Announce(caller.Organisation, new NewEvent(CaseKinds.Outcome, Audience.SessionSides, new { @fixed = verdict, text, technician = caller.DisplayName, tell = ways })
                {
                    Request = request.Request,
                    Session = session?.Session,
                    Holder = session?.Technician ?? caller.Id,
                });
                await audit.RecordAsync(
                    unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "case.outcome", $"request:{request.Request}") { Details = new Dictionary<string, string?> { ["fixed"] = EnumText.Write(verdict), ["text"] = text } });
            },
            cancellation);
        if (ways.Contains(TellBy.Page))
        {
            told.Add(HasPage(request)
                ? new ToldResponse(TellBy.Page, ToldState.Told, null)
                : new ToldResponse(TellBy.Page, ToldState.NotPossible, "The question came by phone: the customer has no page."));
        }

        if (ways.Contains(TellBy.Mail))
        {
            told.Add(canMail
                ? new ToldResponse(TellBy.Mail, ToldState.Told, null)
                : new ToldResponse(TellBy.Mail, ToldState.NotPossible, mayMail ? "No mail server is set up." : "There is no mail address on the case."));
        }

        return [.. told.OrderBy(t => t.By)];
    }

    private static bool HasPage(RequestRecord request) => request.WayIn != EnumText.Write(WayIn.Phone);
}
