using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue;

namespace Deskside.Server.Cases.Internal;

/// <summary>Takes a phone call down as a question in the same line as all others.</summary>
internal sealed class CallDesk(Database database, IRequestDesk requests, AuditTrail audit)
{
    internal sealed record Call(PersonName Name, Question Question, string? Phone, EmailAddress? Email, string? Language, TeamId? Team);

    internal abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <param name="Request">The case.</param>
        /// <param name="Session">Null when it waits.</param>
        public sealed record Noted(RequestId Request, SessionId? Session) : Outcome;

        public sealed record NoSuchTeam : Outcome;

        public sealed record Full : Outcome;
    }

    public async Task<Outcome> NoteAsync(Caller.Technician caller, Call call, AnswerNow answer, CancellationToken cancellation)
    {
        if (call.Team is { } team
            && await database.FirstAsync<long>("SELECT COUNT(*) FROM teams WHERE organisation = @Organisation AND team = @team", new { caller.Organisation, team }, cancellation) == 0)
        {
            return new Outcome.NoSuchTeam();
        }

        var portal = await database.FirstAsync<string?>(
            "SELECT name FROM portals WHERE organisation = @Organisation ORDER BY CASE WHEN name = 'default' THEN 0 ELSE 1 END, name LIMIT 1", new { caller.Organisation }, cancellation);
        var asked = new NewRequest
        {
            Organisation = caller.Organisation,
            Portal = portal ?? "",
            Name = call.Name,
            Question = call.Question,
            Email = call.Email,
            WayIn = WayIn.Phone,
            Language = call.Language,
            Team = call.Team,
            Fields = call.Phone is { } phone ? new Dictionary<string, string> { ["phone"] = phone } : [],
        };
        var placed = await database.ChangeAsync(
            async unit =>
            {
                var outcome = await requests.AskAsync(unit, asked);
                if (outcome is AskOutcome.Placed done)
                {
                    await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "case.call-noted", $"request:{done.Request}"));
                }

                return outcome;
            },
            cancellation);
        if (placed is not AskOutcome.Placed { Request: var request })
        {
            return new Outcome.Full();
        }

        return new Outcome.Noted(request, answer == AnswerNow.Yes ? await requests.TakeAsync(caller, request, cancellation) : null);
    }
}
