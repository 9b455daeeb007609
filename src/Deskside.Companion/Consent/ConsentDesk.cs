using Deskside.Companion.Control;
using Deskside.Companion.Ports;
using Deskside.Companion.Viewers;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Consent;

/// <summary>Asks the customer, one prompt at a time, with the input gate shut while a prompt is on the screen.</summary>
/// <remarks>
/// The server and the technician can ask; nobody but the person at this PC can answer. What was allowed in advance on the command
/// line is granted without a prompt, and marked as such everywhere.
/// </remarks>
internal sealed class ConsentDesk(ICustomerDesk desk, InputGate gate, IReadOnlySet<Capability> inAdvance, SessionPolicy policy, TimeProvider time)
{
    /// <summary>How long the gate stays shut after an answer, so that the end of the customer's own click does not pause what it allowed.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);

    private readonly SemaphoreSlim _onePrompt = new(1, 1);

    public SessionPolicy Policy { get; } = policy;

    public bool IsAllowedInAdvance(Capability capability) => inAdvance.Contains(capability);

    /// <summary>Shows the prompt and returns what it led to. Cancelling closes it; the answer is then "denied".</summary>
    public async Task<CapabilityState> AskAsync(ViewerSeat seat, Capability capability, CancellationToken cancellation)
    {
        try
        {
            await _onePrompt.WaitAsync(cancellation);
            try
            {
                using var shut = gate.ShutForPrompt();
                var question = new ConsentQuestion(seat.Name, seat.Organisation, capability, seat.Words?.ToString() ?? "", Policy.ConsentLimit);
                var answer = await desk.AskConsentAsync(question, cancellation);
                if (answer == ConsentAnswer.Allowed) await Task.Delay(Settling, time, cancellation);
                return answer switch
                {
                    ConsentAnswer.Allowed => new CapabilityState.Granted(Advance.No),
                    ConsentAnswer.TimedOut => new CapabilityState.TimedOut(),
                    _ => new CapabilityState.Denied(),
                };
            }
            finally
            {
                _onePrompt.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return new CapabilityState.Denied();
        }
    }
}
