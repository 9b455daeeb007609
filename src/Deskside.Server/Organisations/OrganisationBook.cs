using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Organisations;

/// <summary>Makes and finds organisations.</summary>
public sealed class OrganisationBook(Database database, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>The first one: where people sign up and ask when nothing says otherwise.</summary>
    public async Task<OrganisationId> DefaultAsync(CancellationToken cancellation) =>
        await database.FirstAsync<OrganisationId?>("SELECT organisation FROM organisations ORDER BY created_at, organisation LIMIT 1", null, cancellation)
        ?? throw new InvalidOperationException("There is no organisation; the server did not start in order.");

    /// <summary>Runs the work once for every organisation, for those that are added later too, until cancelled. What a work throws comes out here.</summary>
    public async Task ForEachAsync(Func<OrganisationId, CancellationToken, Task> work, CancellationToken cancellation)
    {
        var running = new Dictionary<OrganisationId, Task>();
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            foreach (var organisation in await database.ListAsync<OrganisationId>("SELECT organisation FROM organisations", null, cancellation))
            {
                if (!running.TryGetValue(organisation, out var task))
                {
                    running[organisation] = work(organisation, cancellation);
                }
                else if (task.IsCompleted)
                {
                    await task;
                }
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

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
