using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Domain.Tests.Consent;

public sealed class ConsentRulesTests
{
    private static readonly CapabilityState Granted = new CapabilityState.Granted(Advance.No);

    public static TheoryData<CapabilityState> Every() =>
    [
        new CapabilityState.None(), new CapabilityState.Asking(), Granted, new CapabilityState.Suspended(Advance.Yes),
        new CapabilityState.Denied(), new CapabilityState.TimedOut(), new CapabilityState.Withdrawn(), new CapabilityState.Unavailable(),
    ];

    [Fact]
    public void Asked_allowed_taken_back_and_asked_again()
    {
        var state = ConsentRules.Ask(new CapabilityState.None());
        state = ConsentRules.Answer(state, Granted);
        Assert.True(state.LetsPass);
        state = ConsentRules.TakeBack(state);
        Assert.IsType<CapabilityState.Withdrawn>(state);
        Assert.IsType<CapabilityState.Asking>(ConsentRules.Ask(state));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Taking_back_is_legal_in_every_state_and_nothing_passes_after_it(CapabilityState state) =>
        Assert.False(ConsentRules.TakeBack(state).LetsPass);

    [Theory]
    [MemberData(nameof(Every))]
    public void An_answer_counts_only_while_the_prompt_is_open(CapabilityState state) =>
        Assert.Equal(state is CapabilityState.Asking ? Granted : state, ConsentRules.Answer(state, Granted));

    [Theory]
    [MemberData(nameof(Every))]
    public void After_the_customers_own_hand_nothing_passes(CapabilityState state) =>
        Assert.False(ConsentRules.CustomerActed(state).LetsPass);

    [Fact]
    public void The_end_of_a_pause_gives_back_only_what_rested()
    {
        Assert.True(ConsentRules.PauseOver(ConsentRules.CustomerActed(Granted)).LetsPass);
        Assert.IsType<CapabilityState.Withdrawn>(ConsentRules.PauseOver(ConsentRules.TakeBack(ConsentRules.CustomerActed(Granted))));
    }

    [Fact]
    public void How_it_was_given_is_kept_through_a_pause() =>
        Assert.Equal(new CapabilityState.Granted(Advance.Yes),
            ConsentRules.PauseOver(ConsentRules.CustomerActed(new CapabilityState.Granted(Advance.Yes))));

    [Fact]
    public void What_the_machine_cannot_do_is_not_asked() =>
        Assert.IsType<CapabilityState.Unavailable>(ConsentRules.Ask(new CapabilityState.Unavailable()));

    [Fact]
    public void Control_needs_the_view() => Assert.Equal(Capability.View, ConsentRules.Needs(Capability.Control));
}
