using System.Data.Common;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Organisations;

/// <summary>Makes and finds organisations.</summary>
public sealed partial class OrganisationBook(Database database, TimeProvider time, ILogger<OrganisationBook> log)
{
    private const int LongestPortal = 64;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>The first one: where people sign up and ask when nothing says otherwise.</summary>
    public async Task<OrganisationId> DefaultAsync(CancellationToken cancellation) =>
        await database.FirstAsync<OrganisationId?>("SELECT organisation FROM organisations ORDER BY created_at, organisation LIMIT 1", null, cancellation)
        ?? throw new InvalidOperationException("There is no organisation; the server did not start in order.");

    /// <summary>The organisation that has a portal of this name; else the first one. So an address or a name such as ada@sales says where somebody belongs.</summary>
    /// <param name="portal">As typed; may be anything.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OrganisationId> AtAsync(string? portal, CancellationToken cancellation) =>
        portal is { Length: > 0 and <= LongestPortal }
        && await database.FirstAsync<OrganisationId?>("SELECT organisation FROM portals WHERE name = @name", new { name = portal.Trim().ToLowerInvariant() }, cancellation) is { } found
            ? found
            : await DefaultAsync(cancellation);

    /// <summary>Runs the work for every organisation, for those that are added later too, until cancelled.</summary>
    /// <remarks>A work that fails, as when the store does not answer, is logged and begins anew 5 s later: it must cope with what it missed.</remarks>
    public async Task ForEachAsync(Func<OrganisationId, CancellationToken, Task> work, CancellationToken cancellation)
    {
        var running = new Dictionary<OrganisationId, Task>();
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            do
            {
                foreach (var organisation in await AllAsync(cancellation))
                {
                    if (!running.TryGetValue(organisation, out var task) || task.IsCompleted)
                    {
                        running[organisation] = GuardAsync(work, organisation, cancellation);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        finally
        {
            // The store is closed after this: nothing may still be writing to it.
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task GuardAsync(Func<OrganisationId, CancellationToken, Task> work, OrganisationId organisation, CancellationToken cancellation)
    {
        try
        {
            await work(organisation, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailure(e, organisation);
        }
    }

    private async Task<IReadOnlyList<OrganisationId>> AllAsync(CancellationToken cancellation)
    {
        try
        {
            return await database.ListAsync<OrganisationId>("SELECT organisation FROM organisations", null, cancellation);
        }
        catch (DbException e)
        {
            LogFailure(e, default);
            return [];
        }
    }

    [LoggerMessage(1201, LogLevel.Error, "Background work for organisation {Organisation} failed; it begins anew")]
    private partial void LogFailure(Exception exception, OrganisationId organisation);

    public async Task<OrganisationId> AddAsync(Unit unit, OrganisationName name)
    {
        var organisation = unit.NewId<OrganisationId>();
        await unit.ExecuteAsync(
            "INSERT INTO organisations (organisation, name, created_at) VALUES (@organisation, @name, @now)",
            new { organisation, name = name.ToString(), now = unit.NowMs });
        await unit.ExecuteAsync("INSERT INTO event_heads (organisation, head) VALUES (@organisation, 0)", new { organisation });
        return organisation;
    }

    public Task RenameAsync(Unit unit, OrganisationId organisation, OrganisationName name) =>
        unit.ExecuteAsync("UPDATE organisations SET name = @name WHERE organisation = @organisation", new { organisation, name = name.ToString() });
}
