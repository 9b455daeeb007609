using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>With the session end all rights to join it, in the same transaction.</summary>
internal sealed class EndTickets : ISessionEndStep
{
    public Task EndAsync(Unit unit, SessionRecord session) =>
        unit.ExecuteAsync("DELETE FROM leg_tickets WHERE session = @Session", new { session.Session });
}
