using System.Data.Common;
using Deskside.Server.Hosting.Events;

namespace Deskside.Server.Hosting.Storage;

/// <summary>What differs between SQLite and PostgreSQL: connections, who may write, how news travel, how the schema is locked.</summary>
public interface IStorageEngine : IAsyncDisposable
{
    string Name { get; }

    IHeadSignal Signal { get; }

    Task<DbConnection> OpenReaderAsync(CancellationToken cancellation);

    /// <summary>A connection in an open transaction. Disposing without commit rolls back.</summary>
    Task<WriteLease> OpenWriterAsync(CancellationToken cancellation);

    /// <summary>In the given transaction: nobody else changes the schema until it ends.</summary>
    Task LockSchemaAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation);

    /// <summary>The engine ended this transaction in favour of another; trying again is right.</summary>
    bool IsLostTie(DbException exception);
}
