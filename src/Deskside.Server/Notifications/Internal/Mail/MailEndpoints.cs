using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Notifications.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Notifications.Internal.Mail;

internal static class MailEndpoints
{
    private const int LongestReason = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mail = routes.MapGroup("/api/v1/mail").WithTags("Mail").RequireAuthorization(Policies.Needs(Permission.ManageMail)).RequireRateLimiting(RateLimits.WithToken);
        mail.MapGet("/settings", ReadAsync).WithName("ReadMailSettings");
        mail.MapPut("/settings", SaveAsync).WithName("SaveMailSettings").WithSummary("The mail server to send by. The password is never answered.");
        mail.MapPost("/test", TestAsync).WithName("SendTestMail").WithSummary("Sends one mail now and says how it went.").RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet("/api/v1/mail/outbox", OutboxAsync).WithName("ReadMailOutbox").WithTags("Mail").WithSummary("The newest 100 mails and what became of them.")
            .RequireAuthorization(Policies.Needs(Permission.ManageMail, ApiScope.ReadMail)).RequireRateLimiting(RateLimits.WithToken);
        routes.MapPost("/api/v1/mail/bounces", BounceAsync).WithName("ReportMailBounce").WithTags("Mail").WithSummary("For whatever reads the mailbox to which undelivered mails return.")
            .RequireAuthorization(Policies.Needs(Permission.ManageMail, ApiScope.ReportBounces)).RequireRateLimiting(RateLimits.WithToken);
    }

    private static async Task<Results<Ok<MailSettingsResponse>, ProblemHttpResult>> ReadAsync(Caller.Technician caller, MailSettingsBook book, CancellationToken cancellation) =>
        await book.ReadAsync(caller.Organisation, cancellation) is { } row
            ? TypedResults.Ok(new MailSettingsResponse(
                row.Host, (int)row.Port, EnumText.Read<MailSecurity>(row.Security) ?? MailSecurity.StartTls, row.Account, row.Password is not null, row.FromAddress, row.FromName))
            : Problem.Of(StatusCodes.Status404NotFound, "mail-not-set-up", "No mail server is set up yet.");

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        MailSettingsRequest body, Caller.Technician caller, MailSettingsBook book, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var settings = MailFields.Read(fields, body);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        await book.SaveAsync(caller, settings, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MailTestResponse>, ProblemHttpResult>> TestAsync(
        MailTestRequest body, Caller.Technician caller, MailSettingsBook book, SmtpPost post, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var address = fields.Read<EmailAddress>("address", body.Address);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (await book.FindAsync(caller.Organisation, cancellation) is not { } settings)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "mail-not-set-up", "No mail server is set up yet.");
        }

        const string Text = "This mail shows that Deskside can send mail.";
        var mail = new OutgoingMail(address.ToString(), "Deskside test mail", $"<{time.NewId<Domain.Identifiers.MailId>()}@deskside>", new MailBodyV1(Text, $"<p>{Text}</p>", null));
        return TypedResults.Ok(await post.PostAsync(settings, mail, cancellation) switch
        {
            PostOutcome.Refused refused => new MailTestResponse(false, refused.Reason),
            PostOutcome.NotNow later => new MailTestResponse(false, later.Reason),
            _ => new MailTestResponse(true, null),
        });
    }

    private static async Task<Ok<IReadOnlyList<MailResponse>>> OutboxAsync(Caller caller, Database database, CancellationToken cancellation)
    {
        var rows = await database.ListAsync<MailRow>("SELECT * FROM mails WHERE organisation = @Organisation ORDER BY mail DESC LIMIT 100", new { caller.Organisation }, cancellation);
        return TypedResults.Ok<IReadOnlyList<MailResponse>>([.. rows.Select(ToResponse)]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> BounceAsync(
        BounceRequest body, Caller caller, BounceDesk bounces, CancellationToken cancellation)
    {
        if (body.MessageId is not { Length: > 0 and <= 200 } messageId)
        {
            var fields = new FieldFaults();
            fields.Add("messageId", "must be the Message-ID of the mail that came back");
            return fields.ToProblem();
        }

        var bounds = new TextBounds(0, LongestReason, "a reason");
        var reason = TypedText.TryLine(body.Reason, bounds, out var told) == TextFault.None && told.Length > 0 ? told : "Reported as not delivered.";
        return await bounces.TakeAsync(caller.Organisation, messageId, reason, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("No sent mail has this Message-ID.");
    }

    private static MailResponse ToResponse(MailRow row)
    {
        var state = EnumText.Read<MailFate>(row.State) ?? MailFate.Failed;
        return new MailResponse(
            row.Mail, row.OriginKind, row.Address, row.Subject, state, row.Tries, row.CreatedAt.ToInstant(),
            state == MailFate.Queued ? row.NextAt.ToInstant() : null, row.ClosedAt.ToInstant(), row.Reason);
    }
}
