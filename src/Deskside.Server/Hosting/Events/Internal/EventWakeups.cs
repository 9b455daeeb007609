using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>Where signals arrive and the logs of this process wait for them. Also how upper rooms are told that something happened.</summary>
internal sealed class EventWakeups
{
    private readonly ConcurrentDictionary<OrganisationId, Action<long>> _listeners = new();

    public void Listen(OrganisationId organisation, Action<long> wake) => _listeners[organisation] = wake;

    public void Wake(LogHead head)
    {
        if (_listeners.TryGetValue(head.Organisation, out var wake))
        {
            wake(head.Number);
        }
    }

    /// <summary>Something may have been missed: everybody looks.</summary>
    public void WakeAll()
    {
        foreach (var wake in _listeners.Values)
        {
            wake(long.MaxValue);
        }
    }
}
