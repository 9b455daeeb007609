using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Answers;

/// <summary>Keeps canned answers: at most 500 an organisation.</summary>
internal sealed class AnswerBook(Database database, AuditTrail audit)
{
    public const long Most = 500;

    public Task<IReadOnlyList<AnswerRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<AnswerRow>("SELECT answer, title, text, team FROM canned_answers WHERE organisation = @organisation ORDER BY answer", new { organisation }, cancellation);

    /// <summary>False when there are too many, or the one to change is not there.</summary>
    public Task<bool> SaveAsync(Caller.Technician caller, Guid? answer, string title, string text, TeamId? team, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var row = new { caller.Organisation, id = (answer ?? Guid.CreateVersion7(unit.Now)).ToString("D"), title, text, team, now = unit.NowMs, Most };
            var before = await unit.FirstAsync<string>("SELECT text FROM canned_answers WHERE organisation = @Organisation AND answer = @id", row);
            var saved = answer is null
                ? await unit.ExecuteAsync(
                    """
                    INSERT INTO canned_answers (organisation, answer, title, text, team, changed_at)
                    SELECT o.organisation, @id, @title, @text, @team, @now FROM organisations o WHERE o.organisation = @Organisation
                      AND (SELECT COUNT(*) FROM canned_answers c WHERE c.organisation = @Organisation) < @Most
                    """,
                    row)
                : await unit.ExecuteAsync("UPDATE canned_answers SET title = @title, text = @text, team = @team, changed_at = @now WHERE organisation = @Organisation AND answer = @id", row);
            if (saved == 1)
            {
                await RecordAsync(unit, caller, row.id, before, text);
            }

            return saved == 1;
        },
        cancellation);

    public Task<bool> RemoveAsync(Caller.Technician caller, Guid answer, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var id = answer.ToString("D");
            var before = await unit.FirstAsync<string>("DELETE FROM canned_answers WHERE organisation = @Organisation AND answer = @id RETURNING text", new { caller.Organisation, id });
            if (before is not null)
            {
                await RecordAsync(unit, caller, id, before, null);
            }

            return before is not null;
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller.Technician caller, string answer, string? before, string? after) => audit.RecordAsync(
        unit,
        caller.Organisation,
        new AuditEntry(AuditActor.Of(caller), "canned-answer.changed", $"answer:{answer}") { Details = new Dictionary<string, string?> { ["before"] = before, ["after"] = after } });
}

internal sealed record AnswerRow
{
    public string Answer { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public TeamId? Team { get; init; }
}
