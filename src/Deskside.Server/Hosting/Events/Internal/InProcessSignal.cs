using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>On SQLite there is one process: tell its own log.</summary>
internal sealed class InProcessSignal(EventWakeups wakeups) : IHeadSignal
{
    public Task TellInsideAsync(Unit unit, LogHead head) => Task.CompletedTask;

    public void TellAfter(LogHead head) => wakeups.Wake(head);
}
