using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Organisations.Internal;

/// <summary>At the very first start there is one organisation, to be named by the first administrator.</summary>
internal sealed class FirstOrganisation(Database database, OrganisationBook book) : IFirstSteps
{
    public int Order => 0;

    public Task PrepareAsync(CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM organisations", null) == 0)
            {
                OrganisationName.TryParse("Deskside", out var name);
                await book.AddAsync(unit, name);
            }
        },
        cancellation);
}
