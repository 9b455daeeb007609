using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Audit.Internal;

/// <summary>Reads the trail and checks its chain.</summary>
internal sealed class AuditReader(Database database)
{
    private const int PageSize = 1000;

    public Task<IReadOnlyList<AuditRow>> PageAsync(OrganisationId organisation, long after, long limit, CancellationToken cancellation) => database.ListAsync<AuditRow>(
        """
        SELECT a.number, a.at, a.actor, a.action, a.subject, a.details_hash, a.hash, d.salt, d.details
        FROM audit a LEFT JOIN audit_details d ON d.organisation = a.organisation AND d.number = a.number
        WHERE a.organisation = @organisation AND a.number > @after ORDER BY a.number LIMIT @limit
        """,
        new { organisation, after, limit },
        cancellation);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> SearchAsync(OrganisationId organisation, AuditSearch search, long limit, CancellationToken cancellation)
    {
        var conditions = new List<string> { "a.organisation = @organisation" };
        Add(search.Actor is not null, "a.actor = @Actor");
        Add(search.Action is not null, "(a.action = @Action OR a.action LIKE @actionBelow ESCAPE '\\')");
        Add(search.Subject is not null, "(a.subject = @Subject OR a.subject LIKE @subjectBelow ESCAPE '\\')");
        Add(search.FromMs is not null, "a.at >= @FromMs");
        Add(search.ToMs is not null, "a.at < @ToMs");
        Add(search.Before is not null, "a.number < @Before");
        return database.ListAsync<AuditRow>(
            $"""
            SELECT a.number, a.at, a.actor, a.action, a.subject, a.details_hash, a.hash, d.salt, d.details
            FROM audit a LEFT JOIN audit_details d ON d.organisation = a.organisation AND d.number = a.number
            WHERE {string.Join(" AND ", conditions)} ORDER BY a.number DESC LIMIT @limit
            """,
            new
            {
                organisation,
                search.Actor,
                search.Action,
                actionBelow = Escape(search.Action) + ".%",
                search.Subject,
                subjectBelow = Escape(search.Subject) + ":%",
                search.FromMs,
                search.ToMs,
                search.Before,
                limit,
            },
            cancellation);

        static string? Escape(string? text) =>
            text?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

        void Add(bool isAsked, string condition)
        {
            if (isAsked)
            {
                conditions.Add(condition);
            }
        }
    }

    /// <summary>Walks the whole chain, a page at a time.</summary>
    public async Task<AuditVerdict> VerifyAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        // The head first: entries that are added while we walk lie behind it and are not looked at.
        var head = await database.FirstAsync<AuditRow>("SELECT number, hash FROM audit_heads WHERE organisation = @organisation", new { organisation }, cancellation);
        var (previous, number) = (AuditChain.Start(organisation), 0L);
        while (number < (head?.Number ?? 0))
        {
            foreach (var row in await PageAsync(organisation, number, PageSize, cancellation))
            {
                if (row.Number != number + 1 || !IsIntact(row, previous))
                {
                    return new AuditVerdict.BrokenAt(number + 1);
                }

                (previous, number) = (row.Hash, row.Number);
                if (number == head!.Number)
                {
                    return previous.AsSpan().SequenceEqual(head.Hash) ? new AuditVerdict.Intact(number) : new AuditVerdict.BrokenAt(number);
                }
            }

            if (number < head!.Number && (await PageAsync(organisation, number, 1, cancellation)).Count == 0)
            {
                return new AuditVerdict.BrokenAt(number + 1);
            }
        }

        return new AuditVerdict.Intact(number);
    }

    private static bool IsIntact(AuditRow row, byte[] previous)
    {
        // Details may be erased, but not altered.
        var areDetailsTrue = row.Details is null || row.Salt is null
            || AuditChain.HashDetails(row.Salt, Encoding.UTF8.GetBytes(row.Details)).AsSpan().SequenceEqual(row.DetailsHash);
        var line = new AuditLine(row.Number, row.At, row.Actor, row.Action, row.Subject, row.DetailsHash);
        return areDetailsTrue && AuditChain.Next(previous, line).AsSpan().SequenceEqual(row.Hash);
    }
}
