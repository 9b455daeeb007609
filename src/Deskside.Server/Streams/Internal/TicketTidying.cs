using Deskside.Relay;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>Tickets that nobody used, kept an hour beyond their time, so that a late leg is told "expired" and not "unknown". And legs that
/// were let in at the very moment when their session ended.</summary>
internal sealed class TicketTidying(Database database, SessionBook sessions, Switchboard switchboard, TimeProvider time) : IHousekeeping
{
    private static readonly TimeSpan KeepOver = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(2);

    public async Task TidyAsync(CancellationToken cancellation)
    {
        await database.ChangeAsync(
            unit => unit.ExecuteAsync("DELETE FROM leg_tickets WHERE expires_at < @before", new { before = time.NowMs() - (long)KeepOver.TotalMilliseconds }),
            cancellation);
        foreach (var session in await sessions.EndedSinceAsync(time.GetUtcNow() - LookBack, cancellation))
        {
            switchboard.EndSession(session.Value, EndedSessions.Text);
        }
    }
}
