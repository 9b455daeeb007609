using System.Text.Json.Nodes;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Cases.Internal;

/// <summary>The events of one request, in order. The event log forgets after a week: the entries are kept beside it as long as the case.</summary>
/// <remarks>What people wrote in the chat stays there: the timeline says that they wrote. Seen marks are left out.</remarks>
internal sealed class CaseTimeline(Database database) : IHousekeeping
{
    public const int Most = 1000;

    private const string Kept = "kind NOT IN ('chat.seen', 'request.offered', 'request.changed')";

    /// <summary>Its own members are left out: they stand elsewhere, or are for programs.</summary>
    private static readonly string[] Envelope = ["kind", "at", "request", "session"];

    public async Task<IReadOnlyList<CaseEntry>> ReadAsync(OrganisationId organisation, RequestId request, long after, CancellationToken cancellation)
    {
        var rows = await database.ListAsync<EntryRow>(
            $"""
            SELECT number, at, kind, body FROM case_entries WHERE organisation = @organisation AND request = @request AND number > @after
            UNION
            SELECT number, at, kind, CASE WHEN kind = 'chat.message' THEN '{"{}"}' ELSE body END FROM events
            WHERE organisation = @organisation AND request = @request AND number > @after AND {Kept}
            ORDER BY number LIMIT {Most}
            """,
            new { organisation, request = request.ToString(), after },
            cancellation);
        return [.. rows.Select(Read)];
    }

    /// <summary>Takes over what the event log has since the last time, before it forgets.</summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        foreach (var organisation in await database.ListAsync<OrganisationId>("SELECT organisation FROM organisations", null, cancellation))
        {
            await database.ChangeAsync(
                async unit =>
                {
                    await unit.ExecuteAsync("INSERT INTO case_heads (organisation, number) VALUES (@organisation, 0) ON CONFLICT (organisation) DO NOTHING", new { organisation });
                    var from = await unit.FirstAsync<long>("UPDATE case_heads SET number = number WHERE organisation = @organisation RETURNING number", new { organisation });
                    var to = await unit.FirstAsync<long>("SELECT head FROM event_heads WHERE organisation = @organisation", new { organisation });
                    if (to <= from)
                    {
                        return;
                    }

                    await unit.ExecuteAsync(
                        $"""
                        INSERT INTO case_entries (organisation, request, number, at, kind, body)
                        SELECT organisation, request, number, at, kind, CASE WHEN kind = 'chat.message' THEN '{"{}"}' ELSE body END FROM events
                        WHERE organisation = @organisation AND number > @from AND number <= @to AND request IS NOT NULL AND {Kept}
                        ON CONFLICT (request, number) DO NOTHING
                        """,
                        new { organisation, from, to });
                    await unit.ExecuteAsync("UPDATE case_heads SET number = @to WHERE organisation = @organisation", new { organisation, to });
                },
                cancellation);
        }
    }

    private static CaseEntry Read(EntryRow row)
    {
        var details = JsonNode.Parse(row.Body) as JsonObject ?? [];
        foreach (var name in Envelope)
        {
            details.Remove(name);
        }

        return new CaseEntry(row.Number, row.At.ToInstant(), row.Kind, CaseWords.ActorOf(details), CaseWords.Say(row.Kind, details), details);
    }

    private sealed record EntryRow
    {
        public long Number { get; init; }

        public long At { get; init; }

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";
    }
}
