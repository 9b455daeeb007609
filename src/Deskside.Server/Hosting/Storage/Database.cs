using System.Data.Common;
using Dapper;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events.Internal;

namespace Deskside.Server.Hosting.Storage;

/// <summary>The store: one schema and one SQL text on SQLite and on PostgreSQL.</summary>
/// <remarks>
/// Ids are TEXT, times unix milliseconds in BIGINT, flags BIGINT 0/1, bytes BYTEA; parameters are @named. Reads see what is committed.
/// Every change is a <see cref="Unit"/>: one transaction, in which each step is a conditional statement, so that racing callers are
/// settled by the engine. Thread-safe. Errors: a store that cannot be reached throws DbException.
/// </remarks>
public sealed class Database(IStorageEngine engine, AccessChanges access, TimeProvider time)
{
    private const int MaxTries = 5;

    public async Task<T?> FirstAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await engine.OpenReaderAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await engine.OpenReaderAsync(cancellation);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))];
    }

    /// <summary>Runs the work in one transaction and commits it, with its events, unless the work threw or gave up.</summary>
    /// <remarks>The work may run again when the engine broke a tie between two transactions against it, so it changes nothing but the store.</remarks>
    public async Task<T> ChangeAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ChangeOnceAsync(work, cancellation);
            }
            catch (DbException e) when (engine.IsLostTie(e) && tries < MaxTries)
            {
            }
        }
    }

    public Task ChangeAsync(Func<Unit, Task> work, CancellationToken cancellation) => ChangeAsync(
        async unit =>
        {
            await work(unit);
            return 0;
        },
        cancellation);

    private async Task<T> ChangeOnceAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellation)
    {
        await using var writer = await engine.OpenWriterAsync(cancellation);
        var unit = new Unit(writer.Connection, writer.Transaction, time.GetUtcNow(), cancellation);
        var result = await work(unit);
        if (unit.IsGivenUp)
        {
            return result;
        }

        var heads = await EventOutbox.FlushAsync(unit);
        foreach (var head in heads)
        {
            await engine.Signal.TellInsideAsync(unit, head);
        }

        await writer.Transaction.CommitAsync(cancellation);
        if (unit.HasEndedAccess)
        {
            access.Tell();
        }

        foreach (var head in heads)
        {
            engine.Signal.TellAfter(head);
        }

        return result;
    }
}
