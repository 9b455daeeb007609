using System.Diagnostics;
using Npgsql;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>A PostgreSQL of our own in a temporary folder, with fsync on, as an operator would run it.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly string _folder;

    private Store(string folder) => _folder = folder;

    public string Connection => $"Host={_folder};Username=postgres;Database=desk;Maximum Pool Size=40";

    public static async Task<Store> StartAsync(CancellationToken cancellation)
    {
        var store = new Store(Directory.CreateTempSubdirectory("deskside-pg-").FullName);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres", store._folder], cancellation);
        }

        await ServerToolAsync("initdb", $"-D {store._folder}/data -U postgres -A trust -E UTF8 --locale=C", cancellation);
        await ServerToolAsync("pg_ctl", $"start -w -D {store._folder}/data -l {store._folder}/log -o \"-k {store._folder} -c listen_addresses=''\"", cancellation);
        await using var source = NpgsqlDataSource.Create($"Host={store._folder};Username=postgres;Database=postgres;Pooling=false");
        await using var command = source.CreateCommand("CREATE DATABASE desk");
        await command.ExecuteNonQueryAsync(cancellation);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ServerToolAsync("pg_ctl", $"stop -D {_folder}/data -m immediate", CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root, so there it runs as its own account.</summary>
    private static Task ServerToolAsync(string tool, string arguments, CancellationToken cancellation)
    {
        var path = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetFiles("/usr/lib/postgresql", tool, SearchOption.AllDirectories).Order().LastOrDefault()
            : null;
        if (path is null)
        {
            throw new InvalidOperationException($"{tool} is missing: install PostgreSQL's server programs (apt-get install postgresql), or run with --engines sqlite.");
        }

        // Its output is not read: pg_ctl hands our pipe on to the server, which would keep it open.
        var account = Environment.IsPrivilegedProcess ? "runuser -u postgres -- " : "";
        return RunAsync("sh", ["-c", $"cd /tmp && {account}{path} {arguments} >/dev/null 2>&1"], cancellation);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
