using System.Data.Common;
using Dapper;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;

namespace Deskside.Server.Hosting.Storage;

/// <summary>One transaction: its statements, and the events that become visible with them.</summary>
/// <remarks>One caller at a time. Row locks are taken in this order, so that units do not wait for each other in a ring: the things
/// themselves (request before session), then the audit head, then the event head (by the unit itself, at the end).</remarks>
public sealed class Unit(DbConnection connection, DbTransaction transaction, DateTimeOffset now, CancellationToken cancellation)
{
    private readonly List<(OrganisationId Organisation, NewEvent Event)> _outbox = [];

    /// <summary>One time for everything that the unit writes.</summary>
    public DateTimeOffset Now { get; } = now;

    public long NowMs => Now.ToUnixTimeMilliseconds();

    public CancellationToken Cancellation { get; } = cancellation;

    internal bool HasEndedAccess { get; private set; }

    internal bool IsGivenUp { get; private set; }

    internal IReadOnlyList<(OrganisationId Organisation, NewEvent Event)> Outbox => _outbox;

    public T NewId<T>()
        where T : struct, IIdentifier<T> =>
        T.From(Guid.CreateVersion7(Now));

    public Task<int> ExecuteAsync(string sql, object? parameters) => connection.ExecuteAsync(Command(sql, parameters));

    public Task<T?> FirstAsync<T>(string sql, object? parameters) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters) => [.. await connection.QueryAsync<T>(Command(sql, parameters))];

    /// <summary>Appends to the organisation's event log when the unit commits.</summary>
    public void Announce(OrganisationId organisation, NewEvent happened) => _outbox.Add((organisation, happened));

    /// <summary>A token ended with this unit: open streams look at once whether theirs still holds.</summary>
    public void EndAccess() => HasEndedAccess = true;

    /// <summary>Nothing of this unit is to stay.</summary>
    public void GiveUp() => IsGivenUp = true;

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: Cancellation);
}
