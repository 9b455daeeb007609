using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;
using Deskside.Server.Technicians.Internal;

namespace Deskside.Server.Tests.Front;

/// <summary>A second organisation on the same server, which nothing in the product makes yet: its portal, its technician.</summary>
public static class Tenants
{
    public const string Portal = "fabrikam";

    public static async Task<Person> AddFabrikamAsync(this TestServer server)
    {
        var database = server.Get<Database>();
        OrganisationName.TryParse("Fabrikam", out var organisationName);
        SignInName.TryParse("mallory", out var name);
        PersonName.TryParse("Mallory", out var displayName);
        var account = new NewAccount(name, displayName, server.Get<PasswordHash>().Make(TestServer.Password), [.. Enum.GetValues<Role>().Select(RoleKey.Of)]);
        await database.ChangeAsync(
            async unit =>
            {
                var organisation = await server.Get<OrganisationBook>().AddAsync(unit, organisationName);
                await unit.ExecuteAsync(
                    "INSERT INTO portals (organisation, portal, name, title, welcome, way_web, way_code, way_companion) VALUES (@organisation, @portal, @name, 'Ask', '', 1, 1, 1)",
                    new { organisation, portal = unit.NewId<PortalId>(), name = Portal });
                await server.Get<AccountDesk>().TryAddAsync(unit, organisation, account);
            },
            CancellationToken.None);
        var mallory = server.NewPerson();
        await mallory.SignInAsync("mallory", TestServer.Password);
        return mallory;
    }
}
