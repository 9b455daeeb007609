using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>Writes technicians with sign-ins straight into the store: making 500 passwords would take minutes and is not what is measured.</summary>
internal static class Seed
{
    /// <summary>The cookie of each technician.</summary>
    public static async Task<IReadOnlyList<string>> TechniciansAsync(Desk desk, string? database, int count, CancellationToken cancellation)
    {
        await using DbConnection connection = database is null ? new SqliteConnection($"Data Source={desk.SqliteFile};Default Timeout=30") : new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // A portal takes so many questions a minute; here everybody comes at once, before anything is measured.
        await RunAsync(connection, transaction, "UPDATE portals SET settings = '{\"asksPerMinute\":1000000}'", [], cancellation);
        var tokens = new List<string>();
        var now = Wall.Now.ToUnixTimeMilliseconds();
        for (var number = 0; number < count; number++)
        {
            var token = RandomNumberGenerator.GetBytes(32);
            tokens.Add(Base64Url.EncodeToString(token));
            var id = Guid.CreateVersion7(Wall.Now).ToString("D");
            await RunAsync(
                connection,
                transaction,
                """
                INSERT INTO technicians (organisation, technician, name, name_key, display_name, password, roles, created_at)
                SELECT organisation, @id, @name, @name, @name, password, 'technician', created_at FROM technicians WHERE name = 'ada'
                """,
                [("id", id), ("name", $"tech{number}")],
                cancellation);
            await RunAsync(
                connection,
                transaction,
                "INSERT INTO technician_signins (organisation, token_hash, technician, created_at, seen_at) SELECT organisation, @hash, technician, @now, @now FROM technicians WHERE technician = @id",
                [("id", id), ("hash", SHA256.HashData(token)), ("now", now)],
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return tokens;
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, (string Name, object Value)[] values, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        if (await command.ExecuteNonQueryAsync(cancellation) != 1)
        {
            throw new InvalidOperationException("A technician could not be seeded.");
        }
    }
}
