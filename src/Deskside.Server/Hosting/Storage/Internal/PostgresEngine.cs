using System.Data.Common;
using Dapper;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Events.Internal;
using Npgsql;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>PostgreSQL: the pool's connections, advisory lock for the schema, NOTIFY for news.</summary>
internal sealed class PostgresEngine(NpgsqlDataSource source, PostgresSignal signal) : IStorageEngine
{
    // Any fixed number will do as long as it is ours: "deskside" in ASCII.
    private const long SchemaLock = 0x6465736B73696465;

    public string Name => "PostgreSQL";

    public IHeadSignal Signal => signal;

    public async Task<DbConnection> OpenReaderAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation);

    public async Task<WriteLease> OpenWriterAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            return new WriteLease(connection, await connection.BeginTransactionAsync(cancellation), connection.DisposeAsync);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task LockSchemaAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, transaction, cancellationToken: cancellation));

    public bool IsLostTie(DbException exception) => exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
