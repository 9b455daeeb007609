using System.Text.RegularExpressions;
using Deskside.Server.Hosting.Start;
using Deskside.Server.SignOn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Deskside.Server.Tests.Front;

/// <summary>The whole server on a free port, over its real store, with a clock that the test moves.</summary>
public sealed partial class TestServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly string _folder;
    private readonly string? _database;
    private readonly Func<ServerOptions, ServerOptions> _options;
    private readonly Action<IServiceCollection> _services;
    private WebApplication? _app;

    private TestServer(string? database, Func<ServerOptions, ServerOptions> options, Action<IServiceCollection> services)
    {
        _folder = Directory.CreateTempSubdirectory("deskside-test-").FullName;
        (_database, _options, _services) = (database, options, services);
    }

    public ManualTimeProvider Time { get; } = new();

    public CapturedScreen Screen { get; private set; } = new();

    public CapturedLog Log { get; } = new();

    public string Folder => _folder;

    public Uri Address => new(_app!.Urls.First());

    public IServiceProvider Services => _app!.Services;

    public static Task<TestServer> StartAsync(Engine engine) => StartAsync(engine, o => o);

    public static Task<TestServer> StartAsync(Engine engine, Func<ServerOptions, ServerOptions> options) => StartAsync(engine, options, _ => { });

    public static async Task<TestServer> StartAsync(Engine engine, Func<ServerOptions, ServerOptions> options, Action<IServiceCollection> services)
    {
        var database = engine == Engine.Postgres ? await PostgresCluster.NewDatabaseAsync(CancellationToken.None) : null;
        var server = new TestServer(database, options, services);
        await server.StartAppAsync();
        return server;
    }

    /// <summary>Stops and starts over the same store.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Screen = new CapturedScreen();
        await StartAppAsync();
    }

    /// <summary>A second process on the same store (PostgreSQL only).</summary>
    public async Task<TestServer> StartTwinAsync()
    {
        var twin = new TestServer(_database, _options, _services);
        await twin.StartAppAsync();
        return twin;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Person NewPerson() => new(Address);

    /// <summary>The token of the link that stands on the screen.</summary>
    public string SetupToken() => SetupLink().Match(Screen.Text).Groups[1].Value;

    /// <summary>Sets the server up and comes back as its administrator, signed in. He helps, too.</summary>
    public async Task<Person> SetUpAsync()
    {
        var person = NewPerson();
        await person.PostAsync("/api/v1/setup", new { token = SetupToken(), organisation = "Contoso Help", name = "ada", displayName = "Ada", password = Password }).ExpectAsync(204);
        await person.SignInAsync("ada", Password);
        return person;
    }

    /// <summary>A further technician, signed in.</summary>
    public async Task<Person> AddTechnicianAsync(Person administrator, string name, params string[] roles)
    {
        await administrator.PostAsync("/api/v1/technicians", new { name, displayName = char.ToUpperInvariant(name[0]) + name[1..], password = Password, roles }).ExpectAsync(201);
        var person = NewPerson();
        await person.SignInAsync(name, Password);
        return person;
    }

    /// <summary>A customer who just asked.</summary>
    public async Task<Person> AskAsync(string name = "Kim", string question = "My printer is on fire")
    {
        var person = NewPerson();
        await person.AskAsync(name, question);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    private async Task StartAppAsync()
    {
        var options = _options(new ServerOptions { Port = 0, HomeFolder = Path.Combine(_folder, "home"), Database = _database, CompanionFolder = Path.Combine(_folder, "companion") });
        _app = Program.Build(options, services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IOperatorScreen>(Screen);
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(Log);
            // A hundredth of the real cost, or the tests would do little else. SignInTests and SignInAttacks use the real one where it counts.
            services.AddSingleton(new PasswordHash(PasswordHash.Iterations / 100));
            _services(services);
        });
        await _app.StartAsync();
    }

    [GeneratedRegex("/setup#([A-Za-z0-9_-]{43})")]
    private static partial Regex SetupLink();
}
