using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue;

/// <summary>Finds requests.</summary>
public sealed class RequestBook(Database database)
{
    private const string Columns =
        """
        organisation, request, portal, name, question, email, way_in, state, priority, asked_at, session,
        team, skill, language, reserved_for, due_at, fields, subject, channel, presence, kept_at, queued_at, seen_at
        """;

    public Task<RequestRecord?> FindAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) => database.FirstAsync<RequestRecord>(
        $"SELECT {Columns} FROM requests WHERE organisation = @organisation AND request = @request", new { organisation, request }, cancellation);

    /// <summary>Those who wait, whose turn it is first.</summary>
    public async Task<IReadOnlyList<RequestRecord>> WaitingAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var waiting = await database.ListAsync<RequestRecord>(
            $"SELECT {Columns} FROM requests WHERE organisation = @organisation AND state = 'waiting'", new { organisation }, cancellation);
        return [.. waiting.OrderBy(w => w.Place, QueueOrder.Default)];
    }
}
