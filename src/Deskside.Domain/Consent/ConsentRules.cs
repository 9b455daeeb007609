using Deskside.Domain.Sessions;

namespace Deskside.Domain.Consent;

/// <summary>How consent moves. Pure; every rule is legal in every state and says what the state becomes.</summary>
public static class ConsentRules
{
    /// <summary>The technician asks. Asking again for what is held, or while the prompt is open, changes nothing.</summary>
    public static CapabilityState Ask(CapabilityState state) =>
        state.IsHeld || state is CapabilityState.Asking or CapabilityState.Unavailable ? state : new CapabilityState.Asking();

    /// <summary>The customer answered. Counts only while the prompt is open: a late answer changes nothing.</summary>
    public static CapabilityState Answer(CapabilityState state, CapabilityState answer) => state is CapabilityState.Asking ? answer : state;

    /// <summary>The customer takes back, which needs no server and no answer.</summary>
    public static CapabilityState TakeBack(CapabilityState state) =>
        state.IsHeld || state is CapabilityState.Asking ? new CapabilityState.Withdrawn() : state;

    /// <summary>The technician gives the right back.</summary>
    public static CapabilityState Release(CapabilityState state) => state.IsHeld ? new CapabilityState.None() : state;

    /// <summary>The customer's own mouse or keyboard moved.</summary>
    public static CapabilityState CustomerActed(CapabilityState state) =>
        state is CapabilityState.Granted granted ? new CapabilityState.Suspended(granted.InAdvance) : state;

    /// <summary>The pause of the policy is over.</summary>
    public static CapabilityState PauseOver(CapabilityState state) =>
        state is CapabilityState.Suspended suspended ? new CapabilityState.Granted(suspended.InAdvance) : state;

    /// <summary>Control without seeing is never given: what has to be held before a capability can be asked for.</summary>
    public static Capability? Needs(Capability capability) => capability == Capability.Control ? Capability.View : null;
}
