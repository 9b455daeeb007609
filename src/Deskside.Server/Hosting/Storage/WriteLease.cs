using System.Data.Common;

namespace Deskside.Server.Hosting.Storage;

/// <summary>A connection in a transaction, held by one writer; given back on dispose.</summary>
public sealed class WriteLease(DbConnection connection, DbTransaction transaction, Func<ValueTask> giveBack) : IAsyncDisposable
{
    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
        }
        finally
        {
            await giveBack();
        }
    }
}
