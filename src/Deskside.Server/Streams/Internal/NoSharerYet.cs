using Deskside.Server.Hosting.Start;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>At start no leg is on the relay; those that come back say so.</summary>
internal sealed class NoSharerYet(SessionBook sessions) : IFirstSteps
{
    public int Order => 30;

    public Task PrepareAsync(CancellationToken cancellation) => sessions.ForgetSharersAsync(cancellation);
}
