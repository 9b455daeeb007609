using Deskside.Server.Hosting.Events.Internal;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage.Internal;
using Npgsql;

namespace Deskside.Server.Hosting.Storage;

/// <summary>Picks the engine off the connection text: postgres://… or Host=… is PostgreSQL, none is SQLite in the data folder.</summary>
internal static class StorageRegistration
{
    public static void AddStorage(this IServiceCollection services, ServerOptions options)
    {
        Mapping.Register();
        services.AddSingleton<Database>();
        if (options.Database is { } text)
        {
            services.AddSingleton(_ => NpgsqlDataSource.Create(PostgresAddress.ToConnectionString(text)));
            services.AddSingleton<PostgresSignal>();
            services.AddHostedService(s => s.GetRequiredService<PostgresSignal>());
            services.AddSingleton<IStorageEngine, PostgresEngine>();
        }
        else
        {
            services.AddSingleton<InProcessSignal>();
            services.AddSingleton<IStorageEngine>(s => new SqliteEngine(Path.Combine(options.HomeFolder, "deskside.db"), s.GetRequiredService<InProcessSignal>()));
        }
    }
}
