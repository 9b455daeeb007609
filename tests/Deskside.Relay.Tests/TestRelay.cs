using System.Collections.Concurrent;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

/// <summary>A switchboard with one session on it.</summary>
internal sealed class TestRelay : IDisposable, IPresenceListener, IFrameTapSource
{
    public static readonly LegIdentity Sharer = new(0, "Cora", "");
    public static readonly LegIdentity Ada = new(1, "Ada", "Acme");
    public static readonly LegIdentity Ben = new(2, "Ben", "Acme");

    private readonly List<TestLeg> _legs = [];

    public TestRelay(RelayOptions? options = null, IFrameTap? tap = null, ManualTime? time = null, TestAdmission? admission = null)
    {
        Time = time ?? new ManualTime();
        Admission = admission ?? new TestAdmission(Time);
        Tap = tap;
        Switchboard = new Switchboard(Admission, Time, options ?? new RelayOptions(), this, this);
    }

    public Guid Session { get; } = Guid.Parse("0190a1b2-c3d4-7e5f-8a6b-112233445566");
    public ManualTime Time { get; }
    public TestAdmission Admission { get; }
    public IFrameTap? Tap { get; }
    public Switchboard Switchboard { get; }
    public ConcurrentQueue<string> Heard { get; } = new();

    public TestLeg Connect(int lineBytes = 16 * 1024)
    {
        var leg = new TestLeg(Switchboard, Session, lineBytes);
        _legs.Add(leg);
        return leg;
    }

    public async Task<TestLeg> JoinAsync(LegIdentity who, int lineBytes = 16 * 1024)
    {
        var leg = Connect(lineBytes);
        await leg.JoinAsync(who.IsSharer ? LegRole.Sharer : LegRole.Viewer, Admission.Issue(Session, who));
        return leg;
    }

    /// <summary>Sharer and lead viewer, both told of each other.</summary>
    public async Task<(TestLeg Sharer, TestLeg Viewer)> JoinBothAsync(int lineBytes = 16 * 1024)
    {
        var sharer = await JoinAsync(Sharer, lineBytes);
        var viewer = await JoinAsync(Ada, lineBytes);
        Assert.Equal(PeerNewsKind.Joined, (await sharer.NextNewsAsync()).News);
        return (sharer, viewer);
    }

    public static async Task EventuallyAsync(Func<bool> holds)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void PresenceChanged(Guid session, LegIdentity leg, PeerPresence presence) => Heard.Enqueue($"{leg.Name} {presence}");

    public IFrameTap? TapFor(Guid session) => Tap;

    public void Dispose()
    {
        foreach (var leg in _legs) leg.Dispose();
    }
}
