using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Storage.Internal;
using Deskside.Server.Tests.Front;
using Npgsql;

namespace Deskside.Server.Tests.Hosting;

public sealed class StorageTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_schema_is_made_once_and_a_newer_one_is_refused(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var storage = server.Get<IStorageEngine>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Schema.UpgradeAsync(storage, CancellationToken.None)));
        await server.Get<Database>().ChangeAsync(u => u.ExecuteAsync("INSERT INTO schema_version (version) VALUES (9999)", null), CancellationToken.None);
        var refused = await Assert.ThrowsAsync<StartRefused>(() => Schema.UpgradeAsync(storage, CancellationToken.None));
        Assert.Contains("9999", refused.Message);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_unit_that_throws_or_gives_up_leaves_nothing(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var database = server.Get<Database>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("UPDATE organisations SET name = 'thrown'", null);
                throw new InvalidOperationException();
            },
            CancellationToken.None));
        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("UPDATE organisations SET name = 'given up'", null);
                unit.GiveUp();
            },
            CancellationToken.None);
        Assert.Equal("Deskside", await database.FirstAsync<string>("SELECT name FROM organisations", null, CancellationToken.None));
    }

    [Fact]
    public async Task Two_units_that_wait_for_each_other_both_get_through()
    {
        await using var server = await TestServer.StartAsync(Engine.Postgres);
        var database = server.Get<Database>();
        await database.ChangeAsync(u => u.ExecuteAsync("CREATE TABLE ring (id BIGINT PRIMARY KEY, n BIGINT); INSERT INTO ring VALUES (1, 0), (2, 0)", null), CancellationToken.None);
        var both = new Barrier(2);
        var tries = 0;
        await Task.WhenAll(CrossAsync(1, 2), CrossAsync(2, 1));
        Assert.Equal(2, await database.FirstAsync<long>("SELECT MIN(n) FROM ring", null, CancellationToken.None));
        Assert.True(tries > 2, "the two never met");

        Task CrossAsync(long first, long second) => Task.Run(() => database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("UPDATE ring SET n = n + 1 WHERE id = @first", new { first });
                if (Interlocked.Increment(ref tries) <= 2)
                {
                    both.SignalAndWait();
                }

                await unit.ExecuteAsync("UPDATE ring SET n = n + 1 WHERE id = @second", new { second });
            },
            CancellationToken.None));
    }

    [Theory]
    [InlineData("postgres://deskside:p%40ss@db.example:6432/help?SSL%20Mode=Require", "Host=db.example;Port=6432;Database=help;Username=deskside;Password=p@ss;SSL Mode=Require")]
    [InlineData("postgresql://db/help", "Host=db;Port=5432;Database=help")]
    [InlineData("Host=x;Database=y", "Host=x;Database=y")]
    public void Addresses_of_databases_are_read(string text, string connection) =>
        Assert.Equal(new NpgsqlConnectionStringBuilder(connection).ConnectionString, new NpgsqlConnectionStringBuilder(PostgresAddress.ToConnectionString(text)).ConnectionString);
}
