using System.Data.Common;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Events.Internal;
using Microsoft.Data.Sqlite;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>One file in the data folder, WAL, one writer connection that writers take in turn, readers from the pool.</summary>
internal sealed class SqliteEngine(string file, InProcessSignal signal) : IStorageEngine
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ConnectionString;

    private SqliteConnection? _writer;

    public string Name => "SQLite";

    public IHeadSignal Signal => signal;

    public async Task<DbConnection> OpenReaderAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public async Task<WriteLease> OpenWriterAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _writer ??= await OpenWriterConnectionAsync(cancellation);
            // Not deferred: the write lock is taken now, so that a later step cannot fail for want of it.
            return new WriteLease(_writer, _writer.BeginTransaction(deferred: false), GiveBackAsync);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>The transaction is immediate, so it already is the only writer, in other processes too.</summary>
    public Task LockSchemaAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation) => Task.CompletedTask;

    public bool IsLostTie(DbException exception) => false;

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        _turn.Dispose();
    }

    private ValueTask GiveBackAsync()
    {
        _turn.Release();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> OpenWriterConnectionAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        // FULL: a committed chat message survives a power cut.
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        await command.ExecuteNonQueryAsync(cancellation);
        return connection;
    }
}
