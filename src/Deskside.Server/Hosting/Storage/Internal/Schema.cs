using System.Reflection;
using Dapper;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>Brings the store to the newest schema: runs the numbered scripts that it has not seen, each once, all in one transaction.</summary>
/// <remarks>Two servers that start together take turns. A store newer than the program is refused: an old program must not write to it.</remarks>
internal static class Schema
{
    private const string Folder = "schema/";

    public static async Task UpgradeAsync(IStorageEngine engine, CancellationToken cancellation)
    {
        await using var writer = await engine.OpenWriterAsync(cancellation);
        var (connection, transaction) = (writer.Connection, writer.Transaction);
        await engine.LockSchemaAsync(connection, transaction, cancellation);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)", transaction: transaction);
        var version = await connection.ExecuteScalarAsync<long?>("SELECT MAX(version) FROM schema_version", transaction: transaction) ?? 0;
        var scripts = Scripts();
        if (version > scripts.Count)
        {
            throw new StartRefused(
                $"The database has schema version {version}, but this program knows only up to {scripts.Count}. Start the newer program that made it.");
        }

        for (var next = (int)version + 1; next <= scripts.Count; next++)
        {
            await connection.ExecuteAsync(new CommandDefinition(scripts[next - 1], transaction: transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@next)", new { next = (long)next }, transaction);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Names are schema/0001-….sql, 0002-… without a gap; the order of names is the order of versions.</summary>
    private static IReadOnlyList<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
