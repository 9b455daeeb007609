using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;

namespace Deskside.Server.Portals.Internal;

/// <summary>The portal "default", made at the very first start.</summary>
internal sealed class FirstPortal(Database database, OrganisationBook organisations) : IFirstSteps
{
    public int Order => 10;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var organisation = await organisations.DefaultAsync(cancellation);
        await database.ChangeAsync(
            unit => unit.ExecuteAsync(
                """
                INSERT INTO portals (organisation, portal, name, title, welcome, way_web, way_code, way_companion)
                VALUES (@organisation, @portal, @name, @title, @welcome, 1, 1, 1) ON CONFLICT (name) DO NOTHING
                """,
                new
                {
                    organisation,
                    portal = unit.NewId<PortalId>(),
                    name = PortalBook.Default,
                    title = "Ask for help",
                    welcome = "Tell us what is wrong. A technician will answer you here. Nobody sees your screen until you allow it.",
                }),
            cancellation);
    }
}
