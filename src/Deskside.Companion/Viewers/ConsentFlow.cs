using Deskside.Companion.Consent;
using Deskside.Companion.Ports;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Viewers;

/// <summary>A technician's wish for a capability, from asking to the customer's answer.</summary>
/// <param name="settle">Runs a change under the seat book's lock.</param>
internal sealed class ConsentFlow(IDesktopPlatform platform, ConsentDesk consent, Rights rights, Action<Action> settle, CancellationToken ended)
{
    public void Ask(ViewerSeat seat, Capability capability, Func<ViewerSeat, bool> isStillSeated)
    {
        if (!CanOffer(capability))
        {
            rights.Set(seat, capability, new CapabilityState.Unavailable());
            return;
        }
        if (ConsentRules.Needs(capability) is { } needed && !seat[needed].IsHeld)
        {
            rights.Tell(seat, capability);
            return;
        }
        var before = seat[capability];
        rights.Set(seat, capability, ConsentRules.Ask(before));
        if (before is CapabilityState.Asking || seat[capability] is not CapabilityState.Asking) return;
        if (consent.IsAllowedInAdvance(capability)) rights.Set(seat, capability, new CapabilityState.Granted(Advance.Yes));
        else _ = AwaitAnswerAsync(seat, capability, isStillSeated);
    }

    // Without telling the customer's hand from the injected one, the customer could not win: control is not offered then.
    private bool CanOffer(Capability capability) => capability switch
    {
        Capability.View => true,
        Capability.Control => platform.LocalInput.CanTellApart,
        _ => false,
    };

    private async Task AwaitAnswerAsync(ViewerSeat seat, Capability capability, Func<ViewerSeat, bool> isStillSeated)
    {
        var answer = await consent.AskAsync(seat, capability, ended);
        settle(() =>
        {
            // The viewer may have gone, or come back as somebody else, while the prompt was open.
            if (isStillSeated(seat)) rights.Set(seat, capability, ConsentRules.Answer(seat[capability], answer));
        });
    }
}
