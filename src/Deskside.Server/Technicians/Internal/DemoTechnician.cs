using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;

namespace Deskside.Server.Technicians.Internal;

/// <summary>With --demo: the technician "demo" with the password that whoever started the demo chose.</summary>
internal sealed class DemoTechnician(ServerOptions options, Database database, OrganisationBook organisations, AccountDesk accounts, PasswordHash passwords) : IFirstSteps
{
    public int Order => 20;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (options.DemoPassword is not { } password)
        {
            return;
        }

        var organisation = await organisations.DefaultAsync(cancellation);
        SignInName.TryParse("demo", out var name);
        PersonName.TryParse("Dana Demo", out var displayName);
        OrganisationName.TryParse("Demo Help Desk", out var organisationName);
        var account = new NewAccount(name, displayName, passwords.Make(password), [RoleKey.Of(Role.Technician), RoleKey.Of(Role.Supervisor), RoleKey.Of(Role.Administrator)]);
        await database.ChangeAsync(
            async unit =>
            {
                await organisations.RenameAsync(unit, organisation, organisationName);
                if (await accounts.TryAddAsync(unit, organisation, account) is null)
                {
                    await unit.ExecuteAsync("UPDATE technicians SET password = @PasswordHash WHERE name_key = @Key", new { account.PasswordHash, name.Key });
                }
            },
            cancellation);
    }
}
