using Deskside.Companion.Consent;
using Deskside.Companion.Control;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using ConsentMessage = Deskside.Protocol.Messages.ConsentState;

namespace Deskside.Companion.Viewers;

/// <summary>Moves the rights of the seats and lets everything that hangs on them follow: gate, epochs, the viewer, the record.</summary>
/// <remarks>Guarded by the seat book's lock. One seat at a time has control.</remarks>
internal sealed class Rights(InputGate gate, ConsentReports reports, SeatMail mail, SessionPolicy policy, Func<IReadOnlyCollection<ViewerSeat>> seats, Action audienceChanged)
{
    /// <summary>Counts up with every change, for the bar.</summary>
    public int Version { get; private set; }

    public void Set(ViewerSeat seat, Capability capability, CapabilityState state)
    {
        var before = seat[capability];
        if (before == state) return;
        var couldSee = seat.MaySee;
        seat[capability] = state;
        Version++;
        if (capability == Capability.Control) FollowControl(seat, before, state);
        if (capability == Capability.View && before.IsHeld && !state.IsHeld && seat[Capability.Control].IsHeld)
            Set(seat, Capability.Control, ConsentRules.TakeBack(seat[Capability.Control]));
        Tell(seat, capability);
        reports.Report(capability, state);
        if (couldSee != seat.MaySee) audienceChanged();
    }

    /// <summary>Everything that was allowed or asked is void.</summary>
    public void Drop(ViewerSeat seat)
    {
        foreach (var capability in Enum.GetValues<Capability>())
            if (seat[capability].IsHeld || seat[capability] is CapabilityState.Asking) Set(seat, capability, new CapabilityState.None());
    }

    /// <summary>The seat is away: its hand is off the mouse at once, its rights rest until it is back.</summary>
    public void Rest(ViewerSeat seat)
    {
        if (seat[Capability.Control].IsHeld) gate.Close();
    }

    /// <summary>The same viewer is back: what rested goes on; the customer's own pause begins anew.</summary>
    public void Wake(ViewerSeat seat)
    {
        if (!seat[Capability.Control].IsHeld) return;
        gate.OpenFor(seat.Leg);
        if (seat[Capability.Control] is CapabilityState.Suspended) gate.CustomerActed();
    }

    public void TellEverything(ViewerSeat seat)
    {
        foreach (var capability in Enum.GetValues<Capability>()) Tell(seat, capability);
    }

    public void Tell(ViewerSeat seat, Capability capability)
    {
        var state = seat[capability];
        var remaining = state switch
        {
            CapabilityState.Asking => policy.ConsentLimit,
            CapabilityState.Suspended => policy.ControlPause,
            _ => TimeSpan.Zero,
        };
        mail.Tell(seat, new ConsentMessage(capability, CapabilityWords.Standing(state), (uint)remaining.TotalMilliseconds, CapabilityWords.InAdvance(state)));
    }

    private void FollowControl(ViewerSeat seat, CapabilityState before, CapabilityState state)
    {
        if (state is CapabilityState.Granted && !before.IsHeld)
        {
            foreach (var other in seats())
                if (other != seat) Set(other, Capability.Control, ConsentRules.Release(other[Capability.Control]));
            gate.OpenFor(seat.Leg);
        }
        else if (before.IsHeld && !state.IsHeld)
        {
            gate.Close();
        }
    }
}
