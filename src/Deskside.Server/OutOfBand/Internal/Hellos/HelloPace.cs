using System.Net;
using Deskside.Server.Hosting.Net;

namespace Deskside.Server.OutOfBand.Internal.Hellos;

/// <summary>How often an address and a UUID may call, and how long after wrong secrets.</summary>
/// <remarks>
/// A minute has 30 calls of an address (an IPv6 caller's /64 counts as one) and 12 of a UUID. Six wrong secrets within ten minutes close the door
/// to the address for the rest of them. Bounded: at most 20,000 names are kept; when full, those whose time is over go, and if none is, all that is no wrong secret. Thread-safe. This node's own memory.
/// </remarks>
internal sealed class HelloPace(TimeProvider time)
{
    public const int AddressCallsAMinute = 30;
    public const int DeviceCallsAMinute = 12;
    public const int WrongSecrets = 6;
    private const int Most = 20_000;
    private const string WrongPrefix = "wrong ";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WrongWindow = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a call of an address. False when it called too often, or guessed too often.</summary>
    public bool AddressMayCall(IPAddress address) =>
        Count(WrongPrefix + CallerNetwork.Of(address), WrongWindow, add: 0) < WrongSecrets && Count("address " + CallerNetwork.Of(address), Minute, add: 1) <= AddressCallsAMinute;

    /// <summary>Counts a call of a UUID that proved to whom it belongs.</summary>
    public bool DeviceMayCall(string organisation, Guid device) => Count($"device {organisation} {device:D}", Minute, add: 1) <= DeviceCallsAMinute;

    /// <summary>Counts a wrong secret of an address and of a UUID. True when this one may be listed: the first of a minute.</summary>
    public bool Wrong(IPAddress address, Guid device)
    {
        Count(WrongPrefix + CallerNetwork.Of(address), WrongWindow, add: 1);
        return Count($"bad device {device:D}", Minute, add: 1) == 1;
    }

    private int Count(string name, TimeSpan window, int add)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var (since, count) = _counts.TryGetValue(name, out var kept) && now - kept.Since < window ? kept : (now, 0);
            if (add == 0)
            {
                return count;
            }

            if (_counts.Count >= Most)
            {
                MakeRoom(now);
            }

            _counts[name] = (since, count + add);
            return count + add;
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var over in _counts.Where(c => now - c.Value.Since >= (c.Key.StartsWith(WrongPrefix, StringComparison.Ordinal) ? WrongWindow : Minute)).Select(c => c.Key).ToList())
        {
            _counts.Remove(over);
        }

        if (_counts.Count >= Most)
        {
            // A flood from many addresses must not open the door again to those who guessed.
            foreach (var fleeting in _counts.Keys.Where(k => !k.StartsWith(WrongPrefix, StringComparison.Ordinal)).ToList())
            {
                _counts.Remove(fleeting);
            }
        }

        if (_counts.Count >= Most)
        {
            _counts.Clear();
        }
    }
}
