using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Organisations;
using Deskside.Server.Queue;

namespace Deskside.Server.Tests.Front;

/// <summary>Asks as the rooms above the queue do.</summary>
public static class Reserving
{
    public static async Task<RequestId> ReserveAsync(this TestServer server, TechnicianId technician, string question)
    {
        Question.TryParse(question, out var asked);
        PersonName.TryParse("Reserved", out var name);
        var organisation = await server.Get<OrganisationBook>().DefaultAsync(CancellationToken.None);
        var placed = await server.Get<IRequestDesk>().AskAsync(
            new NewRequest { Organisation = organisation, Portal = "default", Name = name, Question = asked, WayIn = WayIn.Invitation, ReservedFor = technician }, null, CancellationToken.None);
        return Assert.IsType<AskOutcome.Placed>(placed).Request;
    }
}
