namespace Deskside.Domain.Consent;

/// <summary>Where one capability of one viewer stands. Decided at the customer's machine; the server and the technician are only told.</summary>
public abstract record CapabilityState
{
    private CapabilityState() { }

    /// <summary>Never asked, or asked and released again.</summary>
    public sealed record None : CapabilityState;

    /// <summary>The prompt is on the customer's screen.</summary>
    public sealed record Asking : CapabilityState;

    /// <summary>Allowed; <see cref="InAdvance"/> when the person at the PC allowed it before the session began.</summary>
    public sealed record Granted(Advance InAdvance) : CapabilityState;

    /// <summary>Still allowed, but the customer's own hands have the lead; returns after the pause that policy sets.</summary>
    public sealed record Suspended(Advance InAdvance) : CapabilityState;

    /// <summary>Refused by the customer.</summary>
    public sealed record Denied : CapabilityState;

    /// <summary>Nobody answered the prompt.</summary>
    public sealed record TimedOut : CapabilityState;

    /// <summary>Allowed once, then taken back by the customer.</summary>
    public sealed record Withdrawn : CapabilityState;

    /// <summary>This machine cannot do it, and said so.</summary>
    public sealed record Unavailable : CapabilityState;

    /// <summary>True while frames or input of this capability may pass.</summary>
    public bool LetsPass => this is Granted;

    /// <summary>True while the right exists, also when it rests.</summary>
    public bool IsHeld => this is Granted or Suspended;
}

/// <summary>Whether a consent was given in advance, by the person at that PC, or in answer to the prompt.</summary>
public enum Advance : byte { No = 0, Yes = 1 }
