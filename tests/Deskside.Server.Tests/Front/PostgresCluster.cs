using System.Diagnostics;
using Deskside.Server.Tests.Front;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Deskside.Server.Tests.Front;

/// <summary>A throw-away PostgreSQL on a Unix socket of its own, started at the first use and stopped at the end. Each test gets a database.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static PostgresCluster? _running;
    private static int _databases;

    private string? _folder;

    /// <summary>The address of a fresh, empty database.</summary>
    public static async Task<string> NewDatabaseAsync(CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        try
        {
            _running ??= await StartAsync(cancellation);
        }
        finally
        {
            Gate.Release();
        }

        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create($"Host={_running._folder};Username=postgres;Database=postgres;Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE {name} STRATEGY = file_copy");
        await command.ExecuteNonQueryAsync(cancellation);
        return $"Host={_running._folder};Username=postgres;Database={name};Maximum Pool Size=12";
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { _folder: { } folder })
        {
            _running = null;
            NpgsqlConnection.ClearAllPools();
            await RunAsync("pg_ctl", $"stop -D {folder}/data -m immediate", CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<PostgresCluster> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("deskside-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await ExecuteAsync("chown", $"postgres {folder}", cancellation);
        }

        await RunAsync("initdb", $"-D {folder}/data -U postgres -A trust --no-sync -E UTF8 --locale=C", cancellation);
        await RunAsync("pg_ctl", $"start -w -D {folder}/data -l {folder}/log -o \"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=400\"", cancellation);
        return new PostgresCluster { _folder = folder };
    }

    /// <summary>PostgreSQL refuses to run as root, so there it runs as its own account.</summary>
    private static Task RunAsync(string program, string arguments, CancellationToken cancellation)
    {
        var path = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order().LastOrDefault()
            : null;
        if (path is null)
        {
            throw new InvalidOperationException($"{program} is missing: the store's tests need PostgreSQL's server programs. Install them: apt-get install postgresql");
        }

        return Environment.IsPrivilegedProcess ? ExecuteAsync("runuser", $"-u postgres -- {path} {arguments}", cancellation) : ExecuteAsync(path, arguments, cancellation);
    }

    private static async Task ExecuteAsync(string program, string arguments, CancellationToken cancellation)
    {
        // Its output is not read: pg_ctl hands our pipe on to the server, which would keep it open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd /tmp && {program} {arguments} >/dev/null 2>&1"]))!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}.");
        }
    }
}
